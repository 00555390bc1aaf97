import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import BellRing from "lucide-react/icons/bell-ring";
import { useMemo } from "react";
import { Button, buttonClass } from "../design/button.tsx";
import { EmptyState } from "../design/empty-state.tsx";
import { Select } from "../design/field.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton, SkeletonRows } from "../design/skeleton.tsx";
import { AlertList } from "../features/alerts/alert-list.tsx";
import { AlertView } from "../features/alerts/alert-view.tsx";
import { TestAlertButton } from "../features/alerts/test-alert-button.tsx";
import { useKeys } from "../features/keyboard/key-store.ts";
import { present } from "../search-params.ts";
import { alertQuery, alertsQuery } from "../services/alerts.ts";
import { WorkflowSelect } from "../features/workflows/workflow-select.tsx";

const api = getRouteApi("/shell/alerts");
const states = [
  { value: "", label: "Every state" },
  { value: "open", label: "Nobody yet" },
  { value: "acknowledged", label: "Taken on" },
  { value: "resolved", label: "Resolved" },
];

export function AlertsPage() {
  const { id, workflow, state } = api.useSearch();
  const navigate = api.useNavigate();
  const query = useInfiniteQuery(alertsQuery({ workflow, state }));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const set = (change: Record<string, string | undefined>) =>
    void navigate({ search: present({ id, workflow, state, ...change }) as never, replace: true });
  const chosen = id ?? rows[0]?.id;
  const place = rows.findIndex((row) => row.id === chosen);
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (next) set({ id: next.id });
  };
  useKeys([
    { keys: "j", label: "Next alert", group: "Alerts", run: () => step(1) },
    { keys: "k", label: "Alert before", group: "Alerts", run: () => step(-1) },
  ]);
  return (
    <Page
      title="Alerts"
      lead="What broke by itself, what Surety has done about it, and what is yours to do."
      actions={
        <>
          <Link to="/obligations" className={buttonClass("ghost")}>
            Obligations
          </Link>
          <WorkflowSelect value={workflow} onChoose={(chosen) => set({ workflow: chosen, id: undefined })} />
          <Select
            label="State"
            className="w-36"
            value={state ?? ""}
            onChange={(event) => set({ state: event.target.value, id: undefined })}
            options={states}
          />
          {workflow !== undefined && (
            <TestAlertButton workflow={workflow} onSent={(sent) => set({ id: sent, state: undefined })} />
          )}
        </>
      }
    >
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.isPending ? (
        <SkeletonRows rows={8} />
      ) : rows.length === 0 && id === undefined ? (
        <div className="rounded-md border bg-surface">
          <EmptyState
            icon={<BellRing size={28} aria-hidden />}
            title={workflow || state ? "Nothing fits these filters" : "No alarm has been raised"}
          >
            Audits are watched as they come in. When they break a promise, its gate closes by itself and the alert
            stands here and goes to whom the workflow's document names.
          </EmptyState>
        </div>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[320px_minmax(0,1fr)]">
          <div className="max-h-[calc(100dvh-150px)] overflow-y-auto rounded-md border bg-surface">
            <AlertList rows={rows} chosen={chosen} onChoose={(next) => set({ id: next })} />
            {query.hasNextPage && (
              <div className="p-2 text-center">
                <Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Older alerts
                </Button>
              </div>
            )}
          </div>
          {chosen !== undefined && <Chosen id={chosen} />}
        </div>
      )}
    </Page>
  );
}

function Chosen({ id }: { id: string }) {
  const query = useQuery(alertQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96" />}>
      {(alert) => <AlertView key={alert.id} alert={alert} />}
    </Loaded>
  );
}
