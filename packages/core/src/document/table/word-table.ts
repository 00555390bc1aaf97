import { cellsOf, type PageLines } from "./header-lines.ts";
import { type LineCell, textOf } from "./line-cells.ts";
import type { BlockRow, BlockRows, RowCell } from "./table-rows.ts";
import type { PlacedBlock } from "./table-blocks.ts";
import { tableEnds } from "./table-ends.ts";
import { isOfColumns } from "./kinds-of-cells.ts";

/** A header is looked for in the first lines of what lines up. */
const mostLinesAbove = 6;
const mostWordsOfName = 4;
/** Rows that have to be there, and how many of them have to be filled. */
const [fewestRows, shareOfFull] = [3, 0.75];
/** White between rows is so much wider than within them, in letter heights. */
const wider = 0.3;

/**
 * A table of words alone: names that head all of its columns, above rows that fill them. Addresses beside each other and prose
 * line up as well; in them cells of a line are of one kind (streets, towns), and in a table cells of a column are. Null where it is none.
 */
export function wordTable(block: PlacedBlock, page: PageLines): BlockRows | null {
  const { first, gutters } = block;
  const columns = { gutters, numeric: Array.from({ length: gutters.length + 1 }, () => false) };
  const end = tableEnds(block, columns, page);
  const lines = cellsOf(first, end, columns, page, true);
  for (let head = 0; head < Math.min(mostLinesAbove, lines.length - fewestRows); head += 1) {
    if (!isHeader(lines[head]!, columns.numeric.length)) continue;
    const body = first + head + 1;
    const rows = rowsOf(cellsOf(body, end, columns, page, false), body, page);
    if (!isFilled(rows, columns.numeric.length)) continue;
    const texts = rows.map((row) => columns.numeric.map((_, column) => textIn(row, column)));
    if (!texts.some(isListed) && isOfColumns(texts))
      return { rows: [asHeader(lines[head]!), ...rows], numeric: columns.numeric };
  }
  return null;
}

const asHeader = (cells: readonly LineCell[]): BlockRow => ({
  isHeader: true,
  cells: cells.map((cell) => ({ ...cell, line: 0 })),
});

/** A name for every column, each another one. */
function isHeader(cells: readonly LineCell[], columns: number): boolean {
  const names = cells.map(({ words }) => textOf(words));
  const isName = ({ words, columnSpan }: LineCell, at: number) =>
    columnSpan === 1 && words.length <= mostWordsOfName && /^\p{Lu}[^\d:]*[^\d:.,;]$/u.test(names[at]!);
  return cells.length === columns && cells.every(isName) && new Set(names).size === columns;
}

/** What begins with a mark of a list or with the colon behind a label, or ends with one, is no row of a table of words. */
const isListed = (row: readonly string[]): boolean =>
  /^[•*–-](?: |$)/u.test(row[0] ?? "") || row.some((text) => /^:|:$/u.test(text));

function isFilled(rows: readonly BlockRow[], columns: number): boolean {
  const full = rows.filter(({ cells }) => new Set(cells.map(({ column }) => column)).size === columns).length;
  return rows.length >= fewestRows && full >= shareOfFull * rows.length;
}

/** Lines that stand near each other are a row, where some stand further apart; else those that begin in the first column. */
function rowsOf(lines: readonly LineCell[][], from: number, page: PageLines): BlockRow[] {
  const gaps = lines.map((_, at) => (at === 0 ? Infinity : gapAbove(from + at, page)));
  const [least, most] = [Math.min(...gaps), Math.max(...gaps.slice(1))];
  const isApart = most - least > wider * page.letterHeight;
  const rows: RowCell[][] = [];
  let line = 0;
  for (const [at, cells] of lines.entries()) {
    const begins = isApart ? gaps[at]! > (least + most) / 2 : cells.some(({ column }) => column === 0);
    line = begins ? 0 : line + 1;
    if (begins || rows.length === 0) rows.push([]);
    rows.at(-1)!.push(...cells.map((cell) => ({ ...cell, line })));
  }
  return rows.map((cells) => ({ isHeader: false, cells }));
}

const gapAbove = (at: number, { lines }: PageLines): number => lines[at]!.top - lines[at - 1]!.bottom;

const textIn = ({ cells }: BlockRow, column: number): string =>
  textOf(cells.filter((one) => one.column === column).flatMap(({ words }) => words));
