import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { CaseView } from "../features/case/case-view.tsx";
import { useKeys } from "../features/keyboard/key-store.ts";
import { caseQuery } from "../services/cases.ts";

const route = getRouteApi("/shell/cases/$id");

export function CasePage() {
  const { id } = route.useParams();
  const router = useRouter();
  useKeys([{ keys: "Escape", label: "Back to the list", group: "Case", run: () => router.history.back() }]);
  const skeleton = (
    <Page title="Case">
      <div className="grid gap-4 lg:grid-cols-3">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </Page>
  );
  return (
    <Loaded query={useQuery(caseQuery(id))} skeleton={skeleton}>
      {(detail) => <CaseView detail={detail} />}
    </Loaded>
  );
}
