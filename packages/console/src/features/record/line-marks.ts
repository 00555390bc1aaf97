import type { LineRow } from "@surety/core/extract/line-rows";
import type { Evidence } from "@surety/core/review/evidence";
import { type CellPlace, type ReadRow, unsureColumns } from "./line-cells.ts";
import { cellName } from "./line-row.tsx";
import type { LinesGridProps, TakenCells } from "./lines-grid-parts.ts";

type Asked = Pick<LinesGridProps, "step" | "document" | "field">;

/** Where the cells stand that somebody should see: those of the line that is looked at, and all that are unsure. */
export function lineMarks(
  asked: Asked,
  rows: readonly LineRow[],
  reads: readonly (ReadRow | null)[],
  active: CellPlace | null,
  taken: TakenCells,
): Evidence[] {
  return rows.flatMap((row, at) => {
    const columns = asked.field.columns ?? {};
    const shown = active?.row === at ? Object.keys(columns) : unsureColumns(columns, row, reads[at] ?? null);
    return shown.flatMap((name) =>
      cellMarks(asked, { row: at, name, value: row[name] ?? null }, reads[at]?.[name], taken),
    );
  });
}

type Cell = { row: number; name: string; value: string | null };

/** Where the value of a cell stands: where it was taken from or read; what was typed stands nowhere. */
export function cellMarks(
  { step, document, field }: Asked,
  { row, name, value }: Cell,
  read: ReadRow[string] | undefined,
  taken: TakenCells,
): Evidence[] {
  const said = [taken[`${row} ${name}`], read].find((one) => one !== undefined && one.value === value);
  const called = cellName(field.name, row, name);
  return (said?.places ?? []).map(({ page, box }) => ({
    step,
    field: called,
    value,
    page,
    box,
    ...(document === null ? {} : { document }),
  }));
}
