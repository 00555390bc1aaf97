import { textOf } from "./line-cells.ts";
import type { BlockRow } from "./table-rows.ts";

/** A cell with so many words in a line is prose. */
const wordsOfProse = 5;
/** Of the cells of a form so many end with a colon. */
const shareOfColons = 0.2;

/**
 * Whether what lines up is a table. Columns of prose, addresses beside each other, and labels with their values line up as
 * well: a table has a column of numbers, or short texts in three columns and rows.
 */
export function isTable(rows: readonly BlockRow[], numeric: readonly boolean[]): boolean {
  const body = rows.filter(({ isHeader }) => !isHeader);
  const cells = body.flatMap((row) => row.cells);
  const columns = numeric.length;
  const filled = (row: BlockRow) => new Set(row.cells.map(({ column }) => column)).size;
  const full = body.filter((row) => filled(row) >= Math.max(2, columns / 2)).length;
  const prose = numeric.filter((_, column) =>
    isProse(cells.filter((one) => one.column === column).map(({ words }) => words.length)),
  ).length;
  if (cells.filter(({ words }) => textOf(words).endsWith(":")).length > shareOfColons * cells.length) return false;
  if (prose > 1) return false;
  if (columns === 2) return full >= 3 && numeric[1] === true && prose === 0;
  return numeric.some(Boolean) && full >= 1 && rows.length >= 2;
}

const isProse = (counts: readonly number[]): boolean =>
  counts.length >= 3 && counts.filter((count) => count >= wordsOfProse).length > counts.length / 2;
