import { bodyBegins, cellsOf, headerBegins, namingLines, type PageLines } from "./header-lines.ts";
import { isNumber } from "./is-number.ts";
import { type Columns, type LineCell, textOf } from "./line-cells.ts";
import type { Gutter, PlacedBlock } from "./table-blocks.ts";

/** How near pieces of one column stand, in letter heights, where some are set from the left and some from the right. */
const near = 3;
/** Less than a line apart, in letter heights: numbers may stand half a line below the text that they belong to. */
const halfLine = 1.6;
/** A header names so many of the columns. */
const mostNamed = 0.6;

interface PlacedCells {
  readonly top: number;
  readonly cells: readonly LineCell[];
}

/**
 * The white that does part columns. What stands in one line or in the other and never in both is one column, whose name or
 * numbers are set in another way; and what has no name where others have belongs to its neighbour, as a unit to its quantity.
 */
export function withoutSpare(block: PlacedBlock, columns: Columns, page: PageLines): Gutter[] {
  const body = bodyBegins(block, columns, page);
  const first = headerBegins(block, body, columns, page);
  const head = cellsOf(first, first + namingLines(first, body, columns, page), columns, page, true);
  const cells = [...head, ...cellsOf(first + head.length, block.end, columns, page, false)];
  const lines = cells.map((own, at) => ({ top: page.lines[first + at]!.top, cells: own }));
  const named = new Set(head.flat().map(({ column }) => column));
  const isHeader = named.size >= mostNamed * (columns.gutters.length + 1);
  return columns.gutters.filter((_, at) => {
    if (isHeader && named.has(at) && !named.has(at + 1) && belongsTo(head.flat(), at, columns)) return false;
    const inBody = lines.slice(head.length);
    return isOfTwoKinds(inBody, at) || !isOneColumn(lines, at, page.letterHeight);
  });
}

/** Whether a column without a name stands under its neighbour's, or is text beside it. */
const belongsTo = (head: readonly LineCell[], at: number, { numeric }: Columns): boolean =>
  numeric[at + 1] !== true || head.some((one) => one.column <= at && one.column + one.columnSpan > at + 1);

/** Whether one of two columns holds numbers below the header, and the other texts. */
function isOfTwoKinds(lines: readonly PlacedCells[], at: number): boolean {
  const [left, right] = [at, at + 1].map((column) =>
    lines
      .flatMap(({ cells }) => cells.filter((one) => one.column === column))
      .map(({ words }) => isNumber(textOf(words))),
  ) as [boolean[], boolean[]];
  const isText = (kinds: readonly boolean[]) => kinds.length > 0 && kinds.every((one) => !one);
  const isNumeric = (kinds: readonly boolean[]) => kinds.length > 0 && kinds.every(Boolean);
  return (isText(left) && isNumeric(right)) || (isNumeric(left) && isText(right));
}

/** Whether the columns on both sides of a gutter never stand beside each other, and near. */
function isOneColumn(lines: readonly PlacedCells[], at: number, letterHeight: number): boolean {
  const left = lines.map(({ top, cells }) => ({
    top,
    cells: cells.filter((one) => one.column === at && one.columnSpan === 1),
  }));
  const right = lines.map(({ top, cells }) => ({ top, cells: cells.filter((one) => one.column === at + 1) }));
  const isBeside = right.some(
    (one, place) =>
      one.cells.length > 0 &&
      left
        .slice(Math.max(0, place - 1), place + 2)
        .some((other) => other.cells.length > 0 && Math.abs(other.top - one.top) < halfLine * letterHeight),
  );
  if (isBeside) return false;
  const ends = left.flatMap(({ cells }) => cells.map(({ words }) => words.at(-1)!.right));
  const begins = right.flatMap(({ cells }) => cells.map(({ words }) => words[0]!.left));
  return ends.length > 0 && begins.length > 0 && Math.min(...begins) - Math.max(...ends) < near * letterHeight;
}
