import type { DocumentPage } from "../wire/document-page.ts";
import { type CellLine, spansOf, type Table, type TableCell } from "./reading.ts";
import { isRow, isTable } from "./table/is-table.ts";
import { boxAround, joinedParts, type TablePart } from "./table/joined-parts.ts";
import { textOf } from "./table/line-cells.ts";
import { inkOf, stripsOf } from "./table/line-ink.ts";
import { withRowSpans } from "./table/row-spans.ts";
import { printLines } from "./table/print-lines.ts";
import { tableBlocks } from "./table/table-blocks.ts";
import { wordTable } from "./table/word-table.ts";
import { type BlockRow, type BlockRows, type RowCell, tableRows } from "./table/table-rows.ts";

/** The words of a page are all that is asked. */
export type PageOfWords = Pick<DocumentPage, "width" | "height" | "words">;

/**
 * The tables of a document's pages, from where its words stand: columns are white that several lines have in common. What
 * goes on over pages is one table. Takes what OCR reads as well as the words of a PDF. Never throws.
 */
export function pageTables(pages: readonly PageOfWords[]): Table[] {
  return joinedParts(pages.map((page, at) => tableParts(page, at + 1)));
}

/** What lines up on one page, which counts from 1. */
export function tableParts(page: PageOfWords, number: number): TablePart[] {
  const { lines, letterHeight } = printLines(page);
  const strips = stripsOf(page.width, lines, letterHeight);
  const all = { lines, inks: lines.map((line) => inkOf(line, strips)), strips, letterHeight };
  const blocks = tableBlocks(all);
  const parts: TablePart[] = [];
  let from = 0;
  for (const [at, block] of blocks.entries()) {
    const placed = { ...block, from, until: blocks[at + 1]?.first ?? lines.length };
    const read = withoutEmpty(tableRows(placed, all));
    const words = isTable(read.rows, read.numeric) ? null : wordTable(placed, all);
    const { rows, numeric } = words ?? read;
    const alone = words === null && !isTable(rows, numeric);
    if (alone && !isRow(rows, numeric)) continue;
    parts.push({ ...asTable(rows, numeric, number), numeric, alone, letterHeight });
    from = block.end;
  }
  return parts;
}

/** Columns in which nothing is left are none. */
function withoutEmpty({ rows, numeric }: BlockRows): BlockRows {
  const used = numeric.map((_, at) => rows.some(({ cells }) => cells.some((one) => one.column === at)));
  const before = (column: number) => used.slice(0, column).filter(Boolean).length;
  const moved = ({ column, columnSpan, words, line }: RowCell): RowCell => ({
    column: before(column),
    columnSpan: before(column + columnSpan) - before(column),
    words,
    line,
  });
  return {
    rows: rows.map(({ isHeader, cells }) => ({ isHeader, cells: cells.map(moved) })),
    numeric: numeric.filter((_, at) => used[at]),
  };
}

function asTable(rows: readonly BlockRow[], numeric: readonly boolean[], page: number): Table {
  const read = rows.flatMap(({ cells: own }, row) => cellsOfRow(own, row, page));
  const headerRows = rows.filter(({ isHeader }) => isHeader).length;
  const cells = withRowSpans(read, { headerRows, rows: rows.length, numeric });
  const grid = rows.map(() => numeric.map(() => ""));
  for (const { row, column, text } of cells) grid[row]![column] = text;
  return {
    name: null,
    headerRows,
    rows: grid,
    spans: spansOf(cells),
    places: [{ page, box: boxAround(cells.map(({ box }) => box)) }],
    cells,
  };
}

/** Lines of one cell below each other are one text. */
function cellsOfRow(own: readonly RowCell[], row: number, page: number): TableCell[] {
  const columns = [...new Set(own.map(({ column }) => column))].sort((a, b) => a - b);
  const levels = levelsOf(own);
  return columns.map((column) => {
    const parts = own.filter((one) => one.column === column);
    const columnSpan = Math.max(...parts.map((one) => one.columnSpan));
    const lines = linesOfCell(parts, levels);
    const box = boxAround(lines.map((line) => line.box));
    const text = lines.map((line) => line.text).join(" ");
    const cell = { text, row, column, rowSpan: 1, columnSpan, page, box };
    return lines.length === 1 && lines[0]!.at === 0 ? cell : { ...cell, lines };
  });
}

function linesOfCell(parts: readonly RowCell[], levels: ReadonlyMap<number, number>): CellLine[] {
  const byLevel = Map.groupBy(parts, ({ line }) => levels.get(line)!);
  return [...byLevel].map(([at, some]) => {
    const words = some.flatMap((one) => one.words);
    return { text: textOf(words), at, box: boxAround(words.map((word) => word.box)) };
  });
}

/** So much of a letter's height apart are lines below each other: cells of one line may be set at several heights. */
const leastPitch = 0.7;

/** At which level of its row each line stands. */
function levelsOf(own: readonly RowCell[]): Map<number, number> {
  const levels = new Map<number, number>();
  let [level, top] = [-1, -Infinity];
  for (const { line, words } of own) {
    if (levels.has(line)) continue;
    const height = words[0]!.bottom - words[0]!.top;
    if (words[0]!.top - top > leastPitch * height) {
      level += 1;
      top = words[0]!.top;
    }
    levels.set(line, level);
  }
  return levels;
}
