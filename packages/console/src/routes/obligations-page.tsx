import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import CalendarClock from "lucide-react/icons/calendar-clock";
import { Button } from "../design/button.tsx";
import { EmptyState } from "../design/empty-state.tsx";
import { Select } from "../design/field.tsx";
import { Page } from "../design/page.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SkeletonRows } from "../design/skeleton.tsx";
import { ObligationRow } from "../features/obligations/obligation-row.tsx";
import { present } from "../search-params.ts";
import { obligationsQuery } from "../services/obligations.ts";
import { WorkflowSelect } from "../features/workflows/workflow-select.tsx";

const route = getRouteApi("/shell/obligations");
const states = [
  { value: "open", label: "Open" },
  { value: "done", label: "Done" },
  { value: "dropped", label: "Dropped" },
];

/** What contracts ask for by a day, what is due first first. */
export function ObligationsPage() {
  const { workflow, status = "open" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(obligationsQuery({ workflow, status }));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (change: Record<string, string | undefined>) =>
    void navigate({ search: present({ workflow, status, ...change }) as never, replace: true });
  return (
    <Page
      title="Obligations"
      lead="What clauses of contracts ask for by a day. Reminders go where the workflow's alerts go."
      actions={
        <>
          <WorkflowSelect value={workflow} onChoose={(chosen) => set({ workflow: chosen })} />
          <Select
            label="State"
            className="w-36"
            value={status}
            onChange={(event) => set({ status: event.target.value })}
            options={states}
          />
        </>
      }
    >
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      <div className="rounded-md border bg-surface">
        {query.isPending ? (
          <SkeletonRows rows={8} />
        ) : rows.length === 0 ? (
          <EmptyState icon={<CalendarClock size={28} aria-hidden />} title="No obligations here">
            A workflow that finds clauses keeps what they ask for with a track action: by which day, and how long before
            somebody is reminded.
          </EmptyState>
        ) : (
          <ul aria-label="Obligations" className="divide-y">
            {rows.map((one) => (
              <ObligationRow key={`${one.id} ${one.due}`} obligation={one} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <div className="p-2 text-center">
            <Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Later ones
            </Button>
          </div>
        )}
      </div>
    </Page>
  );
}
