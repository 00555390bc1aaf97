import { useQuery } from "@tanstack/react-query";
import type { LiveQuality } from "@surety/core/wire/watch";
import { lazy, Suspense } from "react";
import { FourCellsLegend } from "../../charts/four-cells-legend.tsx";
import { FourCellsTable } from "../../charts/four-cells-table.tsx";
import { Card } from "../../design/card.tsx";
import { Folded } from "../../design/folded.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { liveQualityQuery } from "../../services/live-quality.ts";
import { checkedCells } from "./checked-cells.ts";
import { GateTurns } from "./gate-turns.tsx";
import { LiveRates } from "./live-rates.tsx";
import { LiveSegments } from "./live-segments.tsx";
import { loadPart } from "../../services/load-part.ts";

const FourCellsChart = lazy(() => loadPart(() => import("../../charts/four-cells-chart.tsx")));

/** How a judgment does on live cases: estimates from blind audits, the evidence behind its promise, and watched rates. */
export function LivePart({ workflow, judgment }: { workflow: string; judgment: string }) {
  const query = useQuery(liveQualityQuery(workflow, judgment));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-72" />}>
      {(live) => (
        <section aria-label="Live cases" className="flex flex-col gap-4">
          <h2 className="text-h2">Live, last {live.days} days</h2>
          <Cells live={live} />
          <LiveSegments live={live} />
          <LiveRates live={live} />
          <GateTurns turns={live.turns} />
        </section>
      )}
    </Loaded>
  );
}

function Cells({ live }: { live: LiveQuality }) {
  const series = checkedCells(live.cells);
  if (live.cells.every((day) => day.automated + day.reviewed === 0)) return null;
  return (
    <Card
      title="Correct or wrong, automated or reviewed"
      aside="a case that nobody has checked counts as neither; the estimate for all of them is below"
    >
      <Suspense fallback={<Skeleton className="h-64" />}>
        <FourCellsChart series={series} />
      </Suspense>
      <FourCellsLegend series={series} />
      <Folded summary="The numbers">
        <FourCellsTable series={series} />
      </Folded>
    </Card>
  );
}
