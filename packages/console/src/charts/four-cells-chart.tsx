import type { FourCells } from "@surety/core/wire/overview";
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { count, shortCount } from "../design/format.ts";
import { CellPatterns, CellSwatch } from "./cell-patterns.tsx";
import { type CellSeries, cellSeries, patternId } from "./cell-series.ts";

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const day = (instant: string): string => dayFormat.format(new Date(instant));
const axis = { fontSize: 11, fill: "var(--ink-3)" };

/** Correct or wrong, automated or reviewed, day by day. */
export default function FourCellsChart({ series }: { series: FourCells[] }) {
  return (
    <div className="h-64" aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={series} margin={{ top: 8, right: 22, bottom: 0, left: -12 }} accessibilityLayer={false}>
          <CellPatterns />
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="from"
            tickFormatter={day}
            tick={axis}
            stroke="var(--line-strong)"
            tickLine={false}
            minTickGap={12}
            interval="equidistantPreserveStart"
          />
          <YAxis tick={axis} tickFormatter={shortCount} stroke="none" width={48} />
          <Tooltip
            content={<Reading />}
            cursor={{ stroke: "var(--ink-3)", strokeDasharray: "3 3" }}
            isAnimationActive={false}
          />
          {cellSeries.filter(occurs(series)).map((cell) => (
            <Area
              key={cell.key}
              dataKey={cell.key}
              stackId="cells"
              type="linear"
              stroke={`var(--${cell.meaning})`}
              strokeWidth={cell.key === "wrongAutomated" ? 2 : 1}
              fill={`url(#${patternId(cell)})`}
              fillOpacity={1}
              isAnimationActive={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

/** What never happened has no line: lying on top of the others it would colour their edge. */
const occurs = (series: FourCells[]) => (cell: CellSeries) => series.some((day) => day[cell.key] > 0);

type ReadingProps = { active?: boolean; payload?: readonly { payload?: FourCells }[] };

function Reading({ active = false, payload = [] }: ReadingProps) {
  const cells = payload[0]?.payload;
  if (!active || cells === undefined) return null;
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-sm shadow-popover">
      <p className="mb-1 font-medium">{day(cells.from)}</p>
      {[...cellSeries].reverse().map((cell) => (
        <p key={cell.key} className="flex items-center gap-2">
          <CellSwatch series={cell} />
          <span className="grow pr-4 text-ink-2">{cell.word}</span>
          <span>{count(cells[cell.key])}</span>
        </p>
      ))}
    </div>
  );
}
