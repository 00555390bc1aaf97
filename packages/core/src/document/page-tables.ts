import type { Box, DocumentPage } from "../wire/document-page.ts";
import type { Table, TableCell } from "./reading.ts";
import { type LineCell, textOf } from "./table/line-cells.ts";
import { inkOf, stripsOf } from "./table/line-ink.ts";
import { printLines } from "./table/print-lines.ts";
import { isTable } from "./table/is-table.ts";
import { tableBlocks } from "./table/table-blocks.ts";
import { type BlockRow, tableRows } from "./table/table-rows.ts";
import { joinedPages } from "./table/joined-pages.ts";

/** The words of a page are all that is asked. */
export type PageOfWords = Pick<DocumentPage, "width" | "height" | "words">;

/**
 * The tables of a document's pages, from where its words stand: columns are white that several lines have in common. What
 * goes on over pages is one table. Takes what OCR reads as well as the words of a PDF. Never throws.
 */
export function pageTables(pages: readonly PageOfWords[]): Table[] {
  return joinedPages(pages.map((page, at) => tablesOfPage(page, at + 1)));
}

/** The tables of one page, which counts from 1. */
export function tablesOfPage(page: PageOfWords, number: number): Table[] {
  const { lines, letterHeight } = printLines(page);
  const strips = stripsOf(page.width, lines, letterHeight);
  const inks = lines.map((line) => inkOf(line, strips));
  return tableBlocks(lines, inks, strips).flatMap((block) => {
    const { rows, numeric } = tableRows(block, { lines, inks, strips, letterHeight });
    return isTable(rows, numeric) ? [asTable(rows, numeric.length, number)] : [];
  });
}

function asTable(rows: readonly BlockRow[], columns: number, page: number): Table {
  const cells = rows.flatMap(({ cells: own }, row) => cellsOfRow(own, row, page));
  const grid = rows.map(() => Array.from({ length: columns }, () => ""));
  for (const { row, column, text } of cells) grid[row]![column] = text;
  return {
    name: null,
    headerRows: rows.filter(({ isHeader }) => isHeader).length,
    rows: grid,
    places: [{ page, box: boxAround(cells.map(({ box }) => box)) }],
    cells,
  };
}

/** Lines of one cell below each other are one text. */
function cellsOfRow(own: readonly LineCell[], row: number, page: number): TableCell[] {
  const columns = [...new Set(own.map(({ column }) => column))].sort((a, b) => a - b);
  return columns.map((column) => {
    const lines = own.filter((one) => one.column === column);
    const words = lines.flatMap((one) => one.words);
    const columnSpan = Math.max(...lines.map((one) => one.columnSpan));
    return {
      text: textOf(words),
      row,
      column,
      rowSpan: 1,
      columnSpan,
      page,
      box: boxAround(words.map(({ box }) => box)),
    };
  });
}

function boxAround(boxes: readonly Box[]): Box {
  const [left, top] = [Math.min(...boxes.map((one) => one[0])), Math.min(...boxes.map((one) => one[1]))];
  const right = Math.max(...boxes.map((one) => one[0] + one[2]));
  const bottom = Math.max(...boxes.map((one) => one[1] + one[3]));
  return [left, top, rounded(right - left), rounded(bottom - top)];
}

const rounded = (length: number): number => Math.round(length * 100) / 100;
