import { isNumber } from "./is-number.ts";
import { type Columns, type LineCell, lineCells, textOf } from "./line-cells.ts";
import type { LineInk, Strips } from "./line-ink.ts";
import type { PrintLine } from "./print-lines.ts";
import type { TableBlock } from "./table-blocks.ts";

const mostHeaderLines = 6;
/** How far a header's lines may stand apart, in heights of a line. */
const mostGap = 2.5;

/** A page of lines, and what they print on. */
export interface PageLines {
  readonly lines: readonly PrintLine[];
  readonly inks: readonly LineInk[];
  readonly strips: Strips;
  readonly letterHeight: number;
}

/**
 * The first line of a table's header, whose body begins with a line: names of columns stand nearer to each other than what
 * stands below them, so lines above the body belong to it as long as they hold no numbers, and together name half of the columns.
 */
export function headerBegins(body: number, columns: Columns, page: PageLines): number {
  const named = new Set<number>();
  let begin = body;
  for (let at = body - 1; at >= Math.max(0, body - mostHeaderLines); at -= 1) {
    const line = page.lines[at]!;
    if (page.lines[at + 1]!.top - line.bottom > mostGap * page.letterHeight) break;
    const cells = lineCells(line, page.inks[at]!, columns, page.strips, true);
    if (!isHeaderLine(cells, columns) || isSentence(page.inks[at]!, columns)) break;
    for (const { column } of cells) named.add(column);
    if (2 * named.size > columns.gutters.length + 1) begin = at;
  }
  return begin;
}

/** One piece that prints over several columns names none of them. */
const isSentence = ({ runs }: LineInk, { gutters }: Columns): boolean =>
  runs.length === 1 && gutters.filter(({ from, to }) => runs[0]!.from <= from && runs[0]!.to >= to).length > 1;

/** Names of columns: no numbers, and no sentence over half of the table. */
function isHeaderLine(cells: readonly LineCell[], { gutters }: Columns): boolean {
  if (cells.some(({ words }) => isNumber(textOf(words)) || textOf(words).endsWith(":"))) return false;
  return cells.every(({ columnSpan }) => columnSpan <= Math.max(1, (gutters.length + 1) / 2));
}

/** The pieces of lines from one up to and without another. */
export function cellsOf(
  first: number,
  end: number,
  columns: Columns,
  page: PageLines,
  isHeader: boolean,
): LineCell[][] {
  return Array.from({ length: end - first }, (_, at) =>
    lineCells(page.lines[first + at]!, page.inks[first + at]!, columns, page.strips, isHeader),
  );
}

/** The first line with numbers in half of the columns that hold numbers; the block's first one where none has. */
export function bodyBegins({ first, end }: TableBlock, columns: Columns, page: PageLines): number {
  const wanted = columns.numeric.filter(Boolean).length / 2;
  for (let at = first; at < end; at += 1) {
    const [cells = []] = cellsOf(at, at + 1, columns, page, false);
    const numbers = cells.filter((one) => columns.numeric[one.column] === true && isNumber(textOf(one.words)));
    if (numbers.length > 0 && numbers.length >= wanted) return at;
  }
  return first;
}
