import type { Box } from "../../wire/document-page.ts";
import { mostCellsOfPages, spansOf, type Table, type TableCell } from "../reading.ts";

/** What stands together on one page: a table, or rows that may go on with the one before. */
export interface TablePart extends Table {
  /** Which columns hold numbers. */
  readonly numeric: readonly boolean[];
  /** Whether it is a single row, which is no table by itself. */
  readonly alone: boolean;
  readonly letterHeight: number;
}

/** How far columns of two parts may lie apart to be the same, as a share of the table's width. */
const tolerated = 0.06;
/** White between two parts on a page, in letter heights. */
const mostWhite = 16;
/** Of a header's names so many have to be those of the header above. */
const sameNames = 0.6;

/** What goes on further down, or on the next page, under the same header or in the same columns is one table. */
export function joinedParts(pages: readonly (readonly TablePart[])[]): Table[] {
  const joined: TablePart[] = [];
  let cells = 0;
  for (const part of pages.flat()) {
    if (cells > mostCellsOfPages) break;
    cells += part.cells.length;
    const above = before(joined, part);
    if (above === null) joined.push(part);
    else joined[above.at] = together(joined[above.at]!, inColumns(part, above.columns));
  }
  return joined.filter((one) => !one.alone && !isRunningFoot(one)).map(asTable);
}

/** One line that every page repeats lines up with itself. */
const isRunningFoot = ({ rows, places }: TablePart): boolean =>
  rows.length === places.length && new Set(rows.map((row) => row.join("\n"))).size === 1;

/** The part that another goes on with, and in which columns: the last one, or the last table before single rows that go on with nothing. */
function before(joined: readonly TablePart[], part: TablePart): { at: number; columns: readonly number[] } | null {
  for (let at = joined.length - 1; at >= 0; at -= 1) {
    const columns = follows(joined[at]!, part) ? sameColumns(joined[at]!, part) : null;
    if (columns !== null) return { at, columns };
    if (!joined[at]!.alone) return null;
  }
  return null;
}

const asTable = ({ name, headerRows, rows, places, cells }: TablePart): Table => ({
  name,
  headerRows,
  rows,
  spans: spansOf(cells),
  places,
  cells,
});

/** Whether a part stands on the next page, or not far below on the same one. */
function follows({ places, letterHeight }: TablePart, below: TablePart): boolean {
  const [above, next] = [places.at(-1)!, below.places[0]!];
  const white = next.box[1] - (above.box[1] + above.box[3]);
  return next.page === above.page ? white < mostWhite * letterHeight : next.page === above.page + 1;
}

/**
 * Which column of a part each column of one below it goes on with; null where they are two tables. Equal headers say so;
 * without a header of its own a part has to hold the same in columns that stand about where they stood.
 */
function sameColumns(above: TablePart, below: TablePart): number[] | null {
  const same = above.numeric.length === below.numeric.length ? [...above.numeric.keys()] : null;
  if (below.headerRows > 0)
    return same !== null && below.places[0]!.page !== above.places.at(-1)!.page && hasSameNames(above, below)
      ? same
      : null;
  const [a, b] = [edgesOf(above), edgesOf(below)];
  const reach = tolerated * (Math.max(...a.map(([, right]) => right)) - Math.min(...a.map(([left]) => left)));
  const isOn = (column: number, at: number) =>
    above.numeric[column] === below.numeric[at] && offOf(a[column]!, b[at]!) <= reach;
  if (same?.every((column) => isEmpty(b[column]!) || isOn(column, column)) === true) return same;
  const nearest = b.map((edges) => nearestTo(edges, a));
  const isOrdered = nearest.every((column, at) => at === 0 || column >= nearest[at - 1]!);
  const numbers = nearest.filter((column, at) => above.numeric[column] === true && isOn(column, at));
  const isWhole = 2 * new Set(numbers).size > above.numeric.filter(Boolean).length && numbers.length >= 2;
  const isClean = nearest.every((column, at) => above.numeric[column] !== true || isOn(column, at));
  return isOrdered && isWhole && isClean ? nearest : null;
}

type Edges = readonly [left: number, right: number];

const isEmpty = ([left, right]: Edges): boolean => right < left;

/** How far two columns lie apart: at their left, at their right, or in the middle. */
const offOf = ([left, right]: Edges, [otherLeft, otherRight]: Edges): number =>
  Math.min(...[left - otherLeft, right - otherRight, (left + right - otherLeft - otherRight) / 2].map(Math.abs));

function nearestTo([left, right]: Edges, columns: readonly Edges[]): number {
  const off = columns.map(([from, to]) => Math.max(0, from - right, left - to, ...(to < from ? [Infinity] : [])));
  const middle = columns.map(([from, to]) => Math.abs(from + to - left - right));
  return [...columns.keys()].reduce((best, one) =>
    off[one]! < off[best]! || (off[one] === off[best] && middle[one]! < middle[best]!) ? one : best,
  );
}

function hasSameNames(above: Table, below: Table): boolean {
  const [a = [], b = []] = [above.rows[0], below.rows[0]];
  return above.headerRows > 0 && a.filter((name, column) => name === b[column]).length >= sameNames * a.length;
}

/** Left and right of what stands in each column; of an empty one right is left of left. */
function edgesOf({ numeric, cells }: TablePart): [number, number][] {
  return numeric.map((_, column) => {
    const own = cells
      .filter((one) => one.column === column && one.columnSpan === 1)
      .map(({ box }: { box: Box }) => box);
    return [Math.min(...own.map((box) => box[0])), Math.max(...own.map((box) => box[0] + box[2]))];
  });
}

/** A part whose columns are those of another; what comes to stand in one cell is one text. */
function inColumns(part: TablePart, columns: readonly number[]): TablePart {
  const width = Math.max(...columns) + 1;
  if (columns.every((column, at) => column === at)) return part;
  const cells: TableCell[] = [];
  for (const cell of part.cells) {
    const moved = { ...cell, column: columns[cell.column]!, columnSpan: 1 };
    const last = cells.at(-1);
    if (last?.row !== moved.row || last.column !== moved.column) cells.push(moved);
    else cells[cells.length - 1] = oneCell(last, moved);
  }
  const rows = part.rows.map(() => Array.from({ length: width }, () => ""));
  for (const { row, column, text } of cells) rows[row]![column] = text;
  return { ...part, rows, cells };
}

/** Two cells of a row as one; of their lines nobody knows any more which go together. */
function oneCell({ lines: _lines, ...one }: TableCell, other: TableCell): TableCell {
  return { ...one, text: `${one.text} ${other.text}`, box: boxAround([one.box, other.box]) };
}

/** The rows of a part after those of the one before; a header stands there already. */
function together(above: TablePart, below: TablePart): TablePart {
  const shift = above.rows.length - below.headerRows;
  const cells = below.cells
    .filter(({ row }) => row >= below.headerRows)
    .map((one) => ({ ...one, row: one.row + shift }));
  return {
    ...above,
    alone: false,
    rows: [
      ...above.rows,
      ...below.rows.slice(below.headerRows).map((row) => above.numeric.map((_, at) => row[at] ?? "")),
    ],
    places: withPlace(above.places, below.places[0]!),
    cells: [...above.cells, ...cells],
  };
}

function withPlace(places: Table["places"], { page, box }: Table["places"][number]): Table["places"] {
  const last = places.at(-1)!;
  if (last.page !== page) return [...places, { page, box }];
  return [...places.slice(0, -1), { page, box: boxAround([last.box, box]) }];
}

/** The smallest box that holds all of some. */
export function boxAround(boxes: readonly Box[]): Box {
  const [left, top] = [Math.min(...boxes.map((one) => one[0])), Math.min(...boxes.map((one) => one[1]))];
  const right = Math.max(...boxes.map((one) => one[0] + one[2]));
  const bottom = Math.max(...boxes.map((one) => one[1] + one[3]));
  return [left, top, rounded(right - left), rounded(bottom - top)];
}

const rounded = (length: number): number => Math.round(length * 100) / 100;
