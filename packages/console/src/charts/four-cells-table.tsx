import type { FourCells } from "@surety/core/wire/overview";
import { count } from "../design/format.ts";
import { cellSeries } from "./cell-series.ts";

/** The chart's numbers, for readers and for copying. */
export function FourCellsTable({ series }: { series: FourCells[] }) {
  return (
    <div className="max-h-64 overflow-auto" tabIndex={0} role="region" aria-label="Numbers of the chart">
      <table className="w-full text-sm">
        <thead className="text-ink-3">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              Day
            </th>
            {cellSeries.map((cell) => (
              <th key={cell.key} scope="col" className="py-1 pl-4 text-right font-medium">
                {cell.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {series.map((cells) => (
            <tr key={cells.from}>
              <th scope="row" className="py-1 text-left font-normal">
                {cells.from.slice(0, 10)}
              </th>
              {cellSeries.map((cell) => (
                <td key={cell.key} className="py-1 pl-4 text-right">
                  {count(cells[cell.key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
