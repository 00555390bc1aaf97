import { isNumber } from "./is-number.ts";
import { textOf } from "./line-cells.ts";
import type { BlockRow } from "./table-rows.ts";

/** A cell with so many words in a line is prose. */
const wordsOfProse = 5;
/** Of the rows of a form so many have a label with a colon. */
const shareOfLabels = 0.5;
/** Full rows of a table without a header, and of one with. */
const [fewestRows, fewestBelowHeader] = [3, 1];
/** Of the rows below a header so many are full; the others are notes and sums. */
const shareOfFull = 0.25;

/**
 * Whether what lines up is a table. Columns of prose, addresses beside each other, and labels with their values line up as
 * well: a table has a column of numbers, and a header or several rows that are filled alike.
 */
export function isTable(rows: readonly BlockRow[], numeric: readonly boolean[]): boolean {
  const body = rows.filter(({ isHeader }) => !isHeader);
  const cells = body.flatMap((row) => row.cells);
  const prose = numeric.filter((_, column) =>
    isProse(cells.filter((one) => one.column === column).map(({ words }) => words.length)),
  ).length;
  if (prose > 1) return false;
  const full = body.filter((row) => isFull(row, numeric)).length;
  const header = rows.find(({ isHeader }) => isHeader);
  if (header !== undefined && namesColumns(header, numeric.length) && numeric.length > 2)
    return full >= fewestBelowHeader && full >= shareOfFull * body.length;
  if (full < fewestRows || isForm(body)) return false;
  return numeric.length > 2 || (numeric[1] === true && prose === 0);
}

/** Whether rows may be part of a table that goes on: filled for the most part, and with numbers in two columns. */
export function isRow(rows: readonly BlockRow[], numeric: readonly boolean[]): boolean {
  return numeric.length >= 3 && numeric.filter(Boolean).length >= 2 && rows.some((row) => isFull(row, numeric));
}

/** Filled for the most part, with a number in half of the columns of numbers. */
function isFull({ cells }: BlockRow, numeric: readonly boolean[]): boolean {
  const filled = new Set(cells.map(({ column }) => column)).size;
  const numbers = numeric.filter(
    (is, at) => is && cells.some(({ column, words }) => column === at && isNumber(textOf(words))),
  );
  return (
    filled >= Math.max(2, numeric.length / 2) &&
    numbers.length > 0 &&
    2 * numbers.length >= numeric.filter(Boolean).length
  );
}

/** A header says something of most columns, and holds no digits but those of "Line 1". */
function namesColumns({ cells }: BlockRow, columns: number): boolean {
  const named = new Set(cells.map(({ column }) => column)).size;
  const digits = cells.filter(({ words }) => /\d{2}/.test(textOf(words))).length;
  return named >= 0.6 * columns && digits === 0;
}

/** Labels with what they name; sums have labels too, and amounts alone beside them. */
function isForm(rows: readonly BlockRow[]): boolean {
  const texts = rows.map(({ cells }) => cells.map(({ words }) => textOf(words)));
  const labelled = texts.filter((row) => row.some((text) => text.endsWith(":") || text.startsWith(":")));
  const isSums = texts.every((row) => /\d[.,]\d\d\D*$/.test(row.at(-1) ?? ""));
  return labelled.length > shareOfLabels * rows.length && !isSums;
}

const isProse = (counts: readonly number[]): boolean =>
  counts.length >= 3 && counts.filter((count) => count >= wordsOfProse).length > counts.length / 2;
