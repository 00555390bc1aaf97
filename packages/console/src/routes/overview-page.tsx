import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { FourCellsLegend } from "../charts/four-cells-legend.tsx";
import { FourCellsTable } from "../charts/four-cells-table.tsx";
import { Card } from "../design/card.tsx";
import { Select } from "../design/field.tsx";
import { Folded } from "../design/folded.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { LiveGapsLine } from "../features/overview/live-gaps-line.tsx";
import { TodayTiles } from "../features/overview/today-tiles.tsx";
import { NoWorkflows } from "../features/workflows/no-workflows.tsx";
import { WorkflowTable } from "../features/workflows/workflow-table.tsx";
import { overviewQuery } from "../services/overview.ts";
import { loadPart } from "../services/load-part.ts";

const FourCellsChart = lazy(() => loadPart(() => import("../charts/four-cells-chart.tsx")));
const route = getRouteApi("/shell/");
const spans = ["7", "14", "30", "90"] as const;

export function OverviewPage() {
  const { days = "14" } = route.useSearch();
  const navigate = route.useNavigate();
  const overview = useQuery(overviewQuery(Number(days)));
  const setDays = (value: string) =>
    void navigate({ search: { days: spans.find((span) => span === value) ?? "14" }, replace: true });
  return (
    <Page title="Overview">
      <Loaded query={overview} skeleton={<OverviewSkeleton />}>
        {({ today, series, workflows }) => (
          <>
            <TodayTiles today={today} />
            <LiveGapsLine rows={workflows} />
            <Card
              title="Correct or wrong, automated or reviewed"
              aside={
                <Select
                  label="Span of the chart"
                  value={days}
                  onChange={(event) => setDays(event.target.value)}
                  options={spans.map((span) => ({ value: span, label: `${span} days` }))}
                />
              }
            >
              {series.length === 0 ? (
                <p className="py-10 text-center text-ink-3">The first cases will draw this picture.</p>
              ) : (
                <div className="flex flex-col gap-3">
                  <FourCellsLegend series={series} />
                  <Suspense fallback={<Skeleton className="h-64" />}>
                    <FourCellsChart series={series} />
                  </Suspense>
                  <Folded summary="The numbers as a table">
                    <FourCellsTable series={series} />
                  </Folded>
                </div>
              )}
            </Card>
            <Card title="Workflows" flush>
              {workflows.length === 0 ? <NoWorkflows /> : <WorkflowTable rows={workflows} />}
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-28" />
      <Skeleton className="h-96" />
      <Skeleton className="h-56" />
    </div>
  );
}
