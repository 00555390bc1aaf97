import type { Box } from "../wire/document-page.ts";
import type { CellGrid, GridCell } from "./cell-grid.ts";
import { around, type Layout, type Segment } from "./layout.ts";
import { isKnownHeading } from "./header-words.ts";
import { type ColumnRequest, isHeadingOf } from "./map-columns.ts";

/** So many pieces of a row must be headings for it to head what stands below it, and half of its pieces. */
const fewestHeadings = 2;
const mostRows = 400;
/** A gap of more letter heights than this ends a table. */
const widestGap = 5;
/** Headings may go on in so many rows above and below. */
const mostHeadRows = 2;
const longestHeading = 30;

type Row = readonly Segment[];
interface Column {
  text: string;
  box: Box;
}

/**
 * What stands below rows of headings, each piece in the column of the heading that it lines up with. Finds the table of one
 * line, which has nothing to line up with but its headings.
 */
export function headedGrids({ rows, letterHeight }: Layout, request: ColumnRequest): CellGrid[] {
  return rows.flatMap((head, at) => {
    const split = head.flatMap((piece) => splitHeading(piece, request));
    if (!isHead(split, request)) return [];
    const above = headRows(rows, at, -1, letterHeight);
    const below = headRows(rows, at, 1, letterHeight);
    const columns = columnsOf([split, ...above, ...below]);
    const body = bodyOf(rows.slice(at + 1 + below.length, at + 1 + mostRows), head, letterHeight, request);
    if (body.length === 0) return [];
    const headings = columns.map(({ text, box }): GridCell => ({ text, places: [{ page: head[0]!.page, box }] }));
    return [{ headerRows: 1, rows: [headings, ...body.map((row) => cellsOf(row, columns))] }];
  });
}

function isHead(row: Row, request: ColumnRequest): boolean {
  const headings = row.filter(({ text }) => isHeadingOf(text, request)).length;
  return headings >= fewestHeadings && 2 * headings >= row.length;
}

/** Two headings that stand so close that they were taken for one: `VAT Quantity`. */
function splitHeading(piece: Segment, request: ColumnRequest): Segment[] {
  const words = piece.text.split(" ");
  if (words.length < 2 || isKnownHeading(piece.text)) return [piece];
  for (let at = 1; at < words.length; at += 1) {
    const parts = [words.slice(0, at).join(" "), words.slice(at).join(" ")] as const;
    if (parts.every((part) => isHeadingOf(part, request))) return splitAt(piece, parts);
  }
  return [piece];
}

function splitAt(piece: Segment, [first, second]: readonly [string, string]): Segment[] {
  const [left, top, width, height] = piece.box;
  const perLetter = width / piece.text.length;
  const from = left + perLetter * (first.length + 1);
  return [
    { ...piece, text: first, box: [left, top, perLetter * first.length, height] },
    { ...piece, text: second, box: [from, top, left + width - from, height] },
  ];
}

/** The rows directly above or below in which headings go on: short words without figures. */
function headRows(rows: readonly Row[], from: number, by: 1 | -1, letterHeight: number): Row[] {
  const found: Row[] = [];
  let last = rows[from]!;
  while (found.length < mostHeadRows) {
    const row = rows[from + by * (found.length + 1)];
    if (row === undefined || row[0]!.page !== last[0]!.page) break;
    const gap = by === 1 ? topOf(row) - bottomOf(last) : topOf(last) - bottomOf(row);
    if (gap > letterHeight || row.some(({ text }) => /\d/.test(text) || text.length > longestHeading)) break;
    found.push(row);
    last = row;
  }
  return found;
}

const topOf = (row: Row): number => Math.min(...row.map(({ box }) => box[1]));
const bottomOf = (row: Row): number => Math.max(...row.map(({ box }) => box[1] + box[3]));

/** A column for each heading; what stands above or below one is part of it. */
function columnsOf(rows: readonly Row[]): Column[] {
  const columns: Column[] = [];
  for (const { text, box } of rows.flat()) {
    const own = columns.find((one) => one.box[0] < box[0] + box[2] && box[0] < one.box[0] + one.box[2]);
    if (own === undefined) columns.push({ text, box });
    else {
      own.text = box[1] < own.box[1] ? `${text} ${own.text}` : `${own.text} ${text}`;
      own.box = around(own.box, box);
    }
  }
  return columns.sort((a, b) => a.box[0] - b.box[0]);
}

/** The rows below, up to a gap, the end of the page, or other headings. */
function bodyOf(rows: readonly Row[], head: Row, letterHeight: number, request: ColumnRequest): Row[] {
  const body: Row[] = [];
  let last = head;
  for (const row of rows) {
    if (row[0]!.page !== last[0]!.page || topOf(row) - bottomOf(last) > widestGap * letterHeight) break;
    if (isHead(row, request)) break;
    body.push(row);
    last = row;
  }
  return body;
}

function cellsOf(row: Row, columns: readonly Column[]): GridCell[] {
  const cells = columns.map((): { text: string; places: GridCell["places"] } => ({ text: "", places: [] }));
  for (const { text, page, box } of row) {
    const distances = columns.map((one) => distance(one.box, box));
    const cell = cells[distances.indexOf(Math.min(...distances))]!;
    cell.text = `${cell.text} ${text}`.trim();
    cell.places = [...cell.places, { page, box }];
  }
  return cells;
}

/** Columns line up at their left edges, at their right ones, or in the middle. */
function distance(column: Box, [left, , width]: Box): number {
  const edges = [
    left - column[0],
    left + width - (column[0] + column[2]),
    left + width / 2 - column[0] - column[2] / 2,
  ];
  return Math.min(...edges.map(Math.abs));
}
