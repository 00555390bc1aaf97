import { getRouteApi } from "@tanstack/react-router";
import { Page } from "../design/page.tsx";
import { CaseList } from "../features/cases/case-list.tsx";
import { present } from "../search-params.ts";

const route = getRouteApi("/shell/cases");

export function CasesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title="Cases">
      <CaseList
        filter={search}
        onFilter={(filter) => void navigate({ search: present(filter) as never, replace: true })}
      />
    </Page>
  );
}
