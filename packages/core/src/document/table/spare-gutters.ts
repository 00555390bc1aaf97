import { bodyBegins, cellsOf, headerBegins, type PageLines } from "./header-lines.ts";
import type { Columns, LineCell } from "./line-cells.ts";
import type { Gutter, TableBlock } from "./table-blocks.ts";

/** How near pieces of one column stand, in letter heights, where some are set from the left and some from the right. */
const near = 3;
/** A header names so many of the columns. */
const mostNamed = 0.6;

/**
 * The white that does part columns. What stands in one line or in the other and never in both is one column, whose name or
 * numbers are set in another way; and what has no name where others have belongs to its neighbour, as a unit to its quantity.
 */
export function withoutSpare(block: TableBlock, columns: Columns, page: PageLines): Gutter[] {
  const body = bodyBegins(block, columns, page);
  const first = headerBegins(body, columns, page);
  const head = cellsOf(first, body, columns, page, true);
  const lines = [...head, ...cellsOf(body, block.end, columns, page, false)];
  const named = new Set(head.flat().map(({ column }) => column));
  const isHeader = named.size >= mostNamed * (columns.gutters.length + 1);
  return columns.gutters.filter((_, at) => {
    if (isHeader && named.has(at) && !named.has(at + 1) && belongsTo(head.flat(), at, columns)) return false;
    return !isOneColumn(lines, at, page.letterHeight);
  });
}

/** Whether a column without a name stands under its neighbour's, or is text beside it. */
const belongsTo = (head: readonly LineCell[], at: number, { numeric }: Columns): boolean =>
  numeric[at + 1] !== true || head.some((one) => one.column <= at && one.column + one.columnSpan > at + 1);

/** Whether the columns on both sides of a gutter never stand in one line, and near each other. */
function isOneColumn(lines: readonly (readonly LineCell[])[], at: number, letterHeight: number): boolean {
  const inColumn = (cells: readonly LineCell[], column: number) => cells.filter((one) => one.column === column);
  const alone = lines.map(
    (cells) => [inColumn(cells, at).filter(({ columnSpan }) => columnSpan === 1), inColumn(cells, at + 1)] as const,
  );
  if (alone.some(([left, right]) => left.length > 0 && right.length > 0)) return false;
  const ends = alone.flatMap(([left]) => left).map(({ words }) => words.at(-1)!.right);
  const begins = alone.flatMap(([, right]) => right).map(({ words }) => words[0]!.left);
  return ends.length > 0 && begins.length > 0 && Math.min(...begins) - Math.max(...ends) < near * letterHeight;
}
