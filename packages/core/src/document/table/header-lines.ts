import { isNumber } from "./is-number.ts";
import { type Columns, type LineCell, lineCells, textOf } from "./line-cells.ts";
import type { LineInk, Strips } from "./line-ink.ts";
import type { PrintLine } from "./print-lines.ts";
import type { PlacedBlock, TableBlock } from "./table-blocks.ts";

const mostHeaderLines = 8;
/** White below a line, in letter heights: above the body, where a line says something to all of it, and within the header. */
const [mostWhite, mostWhiteOfOne, mostWhiteWithin] = [6, 3, 1.2];
const mostWordsOfName = 5;

/** A page of lines, and what they print on. */
export interface PageLines {
  readonly lines: readonly PrintLine[];
  readonly inks: readonly LineInk[];
  readonly strips: Strips;
  readonly letterHeight: number;
}

/**
 * The first line of a table's header. Lines of the block above its first numbers are part of it; and as names of columns stand
 * nearer to each other than what is below them, so are lines above the block, as long as they hold no numbers and together
 * name half of the columns. Sentences between the header and the body are passed over.
 */
export function headerBegins(block: PlacedBlock, body: number, columns: Columns, page: PageLines): number {
  const inBlock = cellsOf(block.first, body, columns, page, true).flat();
  const named = new Set(inBlock.map(({ column }) => column));
  const begun = 2 * named.size > columns.gutters.length + 1;
  let begin = block.first;
  for (let at = begin - 1; at >= Math.max(block.from, block.first - mostHeaderLines); at -= 1) {
    const line = page.lines[at]!;
    const isWithin = begun || begin < block.first;
    const cells = lineCells(line, page.inks[at]!, columns, page.strips, true);
    const white = (page.lines[at + 1]!.top - line.bottom) / page.letterHeight;
    if (white > whiteAbove(isWithin, cells.length)) break;
    const isSaid = isSentence(page.inks[at]!, columns);
    if (isSaid && !isWithin) continue;
    if (isSaid || !isHeaderLine(cells, columns)) break;
    for (const { column } of cells) named.add(column);
    if (2 * named.size > columns.gutters.length + 1) begin = at;
  }
  return begin;
}

/** Of the lines above the body, how many name columns; after a gap, and from a sentence on, they say something to what follows. */
export function namingLines(first: number, body: number, columns: Columns, page: PageLines): number {
  const named = new Set<number>();
  for (let at = first; at < body; at += 1) {
    const white = at === first ? 0 : (page.lines[at]!.top - page.lines[at - 1]!.bottom) / page.letterHeight;
    const isNamed = 2 * named.size > columns.gutters.length + 1;
    if ((isNamed && white > mostWhiteWithin) || isSentence(page.inks[at]!, columns)) return at - first;
    const [cells = []] = cellsOf(at, at + 1, columns, page, true);
    for (const { column } of cells) named.add(column);
  }
  return body - first;
}

function whiteAbove(isWithin: boolean, pieces: number): number {
  if (isWithin) return mostWhiteWithin;
  return pieces === 1 ? mostWhiteOfOne : mostWhite;
}

/** One piece that prints over several columns, or over both, names none of them. */
const isSentence = ({ runs }: LineInk, { gutters }: Columns): boolean =>
  runs.length === 1 &&
  gutters.filter(({ from, to }) => runs[0]!.from <= from && runs[0]!.to >= to).length >= Math.min(2, gutters.length);

/** Names of columns: no numbers, no labels of values, and no sentences. */
function isHeaderLine(cells: readonly LineCell[], { gutters }: Columns): boolean {
  const isName = ({ words, columnSpan }: LineCell) => {
    const text = textOf(words);
    if (isNumber(text) || text.endsWith(":") || words.length > mostWordsOfName * columnSpan) return false;
    return columnSpan <= Math.max(1, (gutters.length + 1) / 2);
  };
  return cells.every(isName);
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
