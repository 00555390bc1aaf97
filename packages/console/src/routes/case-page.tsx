import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Loaded } from "../design/loaded.tsx";
import { CaseSkeleton } from "../features/case/case-skeleton.tsx";
import { CaseView } from "../features/case/case-view.tsx";
import { useKeys } from "../features/keyboard/key-store.ts";
import { caseQuery } from "../services/cases.ts";

const route = getRouteApi("/shell/cases/$id");

export function CasePage() {
  const { id } = route.useParams();
  const router = useRouter();
  useKeys([{ keys: "Escape", label: "Back to the list", group: "Case", run: () => router.history.back() }]);
  return (
    <Loaded query={useQuery(caseQuery(id))} skeleton={<CaseSkeleton />} title="Case">
      {(detail) => <CaseView detail={detail} />}
    </Loaded>
  );
}
