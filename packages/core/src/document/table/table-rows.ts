import { columnsOf } from "./columns-of.ts";
import { bodyBegins, cellsOf, headerBegins, namingLines, type PageLines } from "./header-lines.ts";
import { tableEnds } from "./table-ends.ts";
import { isNumber } from "./is-number.ts";
import { type Columns, type LineCell, textOf } from "./line-cells.ts";
import { withoutSpare } from "./spare-gutters.ts";
import type { PlacedBlock } from "./table-blocks.ts";

/** What a row prints in a column, and in which of its lines; lines count from 0. */
export interface RowCell extends LineCell {
  readonly line: number;
}

/** Lines of a block that are one row, with what they print in each column. */
export interface BlockRow {
  readonly isHeader: boolean;
  readonly cells: readonly RowCell[];
}

export interface BlockRows {
  readonly rows: readonly BlockRow[];
  /** Which columns hold numbers. */
  readonly numeric: readonly boolean[];
}

interface CellsOfLine {
  cells: readonly LineCell[];
  top: number;
  bottom: number;
  /** Whether it begins a row of its own, and does not go on with another's. */
  begins: boolean;
}

/** Puts the lines of a block into rows: texts of several lines are one cell, and lines without numbers above the first ones with are the header. */
export function tableRows(block: PlacedBlock, page: PageLines): BlockRows {
  const given = columnsOf(block, block.gutters, page);
  const columns = columnsOf(block, withoutSpare(block, given, page), page);
  const body = bodyBegins(block, columns, page);
  const rest = cellsOf(body, tableEnds(block, columns, page), columns, page, false);
  const marks = beginnings(rest, columns.numeric);
  const marked = rest.map((cells, at) => {
    const { top, bottom } = page.lines[body + at]!;
    return { cells, top, bottom, begins: marks[at]! };
  });
  const rows = joined(marked, page.letterHeight).map((row) => asRow(row.map(({ cells }) => cells)));
  const above = rowsAbove(block, body, columns, page);
  return { rows: [...above, ...withoutForeignEnd(rows, columns.numeric)], numeric: columns.numeric };
}

const asRow = (lines: readonly (readonly LineCell[])[], isHeader = false): BlockRow => ({
  isHeader,
  cells: lines.flatMap((cells, line) => cells.map((cell) => ({ ...cell, line }))),
});

/** The header, and what is said between it and the body; nothing where what stands there names less than half of the columns. */
function rowsAbove(block: PlacedBlock, body: number, columns: Columns, page: PageLines): BlockRow[] {
  const first = headerBegins(block, body, columns, page);
  const end = first + namingLines(first, body, columns, page);
  const names = cellsOf(first, end, columns, page, true);
  if (2 * new Set(names.flat().map(({ column }) => column)).size <= columns.numeric.length) return [];
  return [asRow(names, true), ...cellsOf(end, body, columns, page, false).map((cells) => asRow([cells]))];
}

/**
 * Which lines begin a row: those that fill half of the columns that full rows fill, those with a number in a column whose
 * number the row has already, and those that print over half of the table from its first column. Lines of words below most
 * lines of numbers do not: columns stand below each other there.
 */
function beginnings(lines: readonly (readonly LineCell[])[], numeric: readonly boolean[]): boolean[] {
  const counts = lines.map((cells) => cells.length).filter((count) => count >= 2);
  const full = counts.toSorted((a, b) => b - a)[Math.floor(counts.length / 4)] ?? 2;
  const filled = new Set<number>();
  const numbersOf = lines.map((cells) =>
    cells.filter(({ column, words }) => numeric[column] === true && /\d/.test(textOf(words))),
  );
  const isStacked = areStacked(numbersOf.map(({ length }) => length));
  return lines.map((cells, at) => {
    const numbers = numbersOf[at]!;
    const spans = cells.some(({ column, columnSpan }) => column === 0 && columnSpan > numeric.length / 2);
    const again = numbers.some(({ column }) => filled.has(column));
    const isUnder = isStacked && at > 0 && numbers.length === 0;
    const begins = (cells.length >= 2 && 2 * cells.length >= full && !isUnder) || spans || again;
    if (begins) filled.clear();
    for (const { column } of numbers) filled.add(column);
    return begins;
  });
}

/** Of the lines with numbers so many have one without below them, where columns stand below each other. */
const shareStacked = 0.6;

/** Whether below most lines of numbers one without any stands; told by how many numbers each line has. */
function areStacked(numbers: readonly number[]): boolean {
  const full = numbers.filter((count) => count > 0).length;
  const under = numbers.filter((count, at) => count === 0 && (numbers[at - 1] ?? 0) > 0).length;
  return under >= 2 && under >= shareStacked * full;
}

/** Lines that begin no row go with the one above; where the widest white stands above them, with the one below. */
function joined(lines: readonly CellsOfLine[], letterHeight: number): CellsOfLine[][] {
  const rows: CellsOfLine[][] = [];
  let waiting: CellsOfLine[] = [];
  for (const line of lines) {
    if (!line.begins) {
      waiting.push(line);
      continue;
    }
    const above = rows.at(-1);
    const split = above === undefined ? 0 : widestGap([above.at(-1)!, ...waiting, line], letterHeight);
    above?.push(...waiting.slice(0, split));
    rows.push([...waiting.slice(split), line]);
    waiting = [];
  }
  rows.at(-1)?.push(...waiting);
  return rows;
}

/** How many of the lines between the first and the last belong to the first. */
function widestGap(lines: readonly CellsOfLine[], letterHeight: number): number {
  const gaps = lines.slice(1).map(({ top }, at) => top - lines[at]!.bottom);
  const [widest = 0, next = 0] = gaps.toSorted((a, b) => b - a);
  return widest - next > 0.4 * letterHeight ? gaps.indexOf(widest) : lines.length - 2;
}

/** What lines up with a table by chance at its foot has no number where numbers stand. */
function withoutForeignEnd(rows: readonly BlockRow[], numeric: readonly boolean[]): BlockRow[] {
  const last = rows.findLastIndex(({ cells }) =>
    cells.some(({ column, columnSpan, words }) => numeric[column + columnSpan - 1] === true && isNumber(textOf(words))),
  );
  return numeric.some(Boolean) ? rows.slice(0, last + 1) : [...rows];
}
