import type { CellGrid, GridCell } from "./cell-grid.ts";
import { headedGrids } from "./headed-grids.ts";
import type { Layout } from "./layout.ts";
import type { RowCheck } from "./line-checks.ts";
import { linesIn } from "./lines-in.ts";
import { type ColumnMap, type ColumnRequest, mapColumns } from "./map-columns.ts";
import { unstacked } from "./stacked-columns.ts";

/** A cell of a line as it was read: its value in the one form of its column, as it is printed, and where. */
export interface ReadCell extends Pick<GridCell, "places"> {
  readonly value: string | null;
  readonly printed: string | null;
}

export interface ReadRow {
  readonly cells: Readonly<Record<string, ReadCell>>;
  readonly check: RowCheck;
}

/** Lines that were read in a table, with what speaks for them. */
export interface ReadLines {
  readonly rows: readonly ReadRow[];
  readonly map: ColumnMap;
  readonly grid: CellGrid;
}

/** The tables of a document, and its words where it has pages: headings find what they head. */
export interface ReadableTables {
  readonly grids: readonly CellGrid[];
  readonly layout: Layout | null;
}

/** The lines of every table that could be them, the likeliest first. */
export function readLines({ grids, layout }: ReadableTables, request: ColumnRequest): ReadLines[] {
  const headed = layout === null ? [] : headedGrids(layout, request);
  const spread = grids.flatMap((grid) => unstacked(grid, request) ?? []);
  const read = [...grids, ...spread, ...headed].map((grid): ReadLines => {
    const map = mapColumns(grid, request);
    return { rows: linesIn(grid, map, request), map, grid };
  });
  return read.filter(({ rows }) => rows.length > 0).sort((a, b) => likelihood(b) - likelihood(a));
}

/** A table with more of the columns, whose lines add up, and with more of them, is likelier the one that is meant. */
export function likelihood({ rows, map }: ReadLines): number {
  const right = rows.filter(({ check }) => check === 1).length / Math.max(1, rows.length);
  return map.score + 2 * right + Math.log2(1 + rows.length) / 4;
}
