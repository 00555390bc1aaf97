import type { CellGrid, GridCell } from "./cell-grid.ts";
import type { Layout, Segment } from "./layout.ts";
import { type ColumnRequest, isHeadingOf } from "./map-columns.ts";

/** So many pieces of a row must be headings for it to head what stands below it, and half of its pieces. */
const fewestHeadings = 2;
const mostRows = 400;
/** A gap of more letter heights than this ends a table. */
const widestGap = 5;

/**
 * What stands below rows of headings, each piece in the column of the heading that it lines up with. Finds the table of one
 * line, which has nothing to line up with but its headings.
 */
export function headedGrids({ rows, letterHeight }: Layout, request: ColumnRequest): CellGrid[] {
  return rows.flatMap((head, at) => {
    const headings = head.filter(({ text }) => isHeadingOf(text, request)).length;
    if (headings < fewestHeadings || 2 * headings < head.length) return [];
    const body = rowsBelow(rows.slice(at + 1, at + 1 + mostRows), head, letterHeight);
    return body.length === 0 ? [] : [{ headerRows: 1, rows: [head, ...body].map((row) => cellsOf(row, head)) }];
  });
}

function rowsBelow(
  rows: readonly (readonly Segment[])[],
  head: readonly Segment[],
  letterHeight: number,
): (readonly Segment[])[] {
  const below: (readonly Segment[])[] = [];
  let last = head;
  for (const row of rows) {
    const [first, before] = [row[0]!, last[0]!];
    if (first.page !== before.page || first.box[1] - (before.box[1] + before.box[3]) > widestGap * letterHeight) break;
    below.push(row);
    last = row;
  }
  return below;
}

function cellsOf(row: readonly Segment[], head: readonly Segment[]): GridCell[] {
  const cells = head.map((): { text: string; places: GridCell["places"] } => ({ text: "", places: [] }));
  for (const { text, page, box } of row) {
    const distances = head.map((one) => distance(one, box));
    const cell = cells[distances.indexOf(Math.min(...distances))]!;
    cell.text = `${cell.text} ${text}`.trim();
    cell.places = [...cell.places, { page, box }];
  }
  return cells;
}

/** Columns line up at their left edges, at their right ones, or in the middle. */
function distance({ box }: Segment, [left, , width]: Segment["box"]): number {
  const edges = [left - box[0], left + width - (box[0] + box[2]), left + width / 2 - (box[0] + box[2] / 2)];
  return Math.min(...edges.map(Math.abs));
}
