import { Link } from "@tanstack/react-router";
import type { FourCells } from "@surety/core/wire/overview";
import { count } from "../design/format.ts";
import { CellPatterns, CellSwatch } from "./cell-patterns.tsx";
import { cellSeries, totals, type CellSeries } from "./cell-series.ts";

const rows = (key: CellSeries["key"]) => ({
  route: key.endsWith("Automated") ? ("automated" as const) : ("reviewed" as const),
});

/** The legend says each meaning in words, with its count; a count opens its cases. */
export function FourCellsLegend({ series }: { series: FourCells[] }) {
  const sums = totals(series);
  return (
    <>
      <svg width="0" height="0" aria-hidden className="absolute">
        <CellPatterns />
      </svg>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {cellSeries.map((cell) => (
          <li key={cell.key}>
            <Link to="/cases" search={rows(cell.key)} className="flex items-center gap-2 hover:underline">
              <CellSwatch series={cell} />
              <span className="text-ink-2">{cell.word}</span>
              <span className="font-medium">{count(sums[cell.key])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
