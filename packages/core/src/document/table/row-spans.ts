import type { TableCell } from "../reading.ts";
import { isNumber } from "./is-number.ts";

interface TableShape {
  readonly headerRows: number;
  readonly rows: number;
  readonly numeric: readonly boolean[];
}

/**
 * Cells of words at the left of a table that stand for the rows below them too: those rows say all that the one beside the
 * cell says, and nothing in its column. (A group that is named once; a sum has a name of its own, and leaves more empty.)
 */
export function withRowSpans(cells: readonly TableCell[], { headerRows, rows, numeric }: TableShape): TableCell[] {
  const filled = Array.from({ length: rows }, () => new Set<number>());
  for (const { row, column, columnSpan, text } of cells)
    for (let at = column; at < column + columnSpan; at += 1)
      if (numeric[at] !== true || isNumber(text)) filled[row]!.add(at);
  const leading = leadingColumns(filled, headerRows, numeric);
  return cells.map((cell) => {
    if (cell.row < headerRows || cell.column >= leading || cell.columnSpan > 1) return cell;
    return { ...cell, rowSpan: rowSpanOf(cell, filled, leading) };
  });
}

type Filled = readonly ReadonlySet<number>[];

/** How many columns at the left hold words and are left out in some rows that are full beside them. */
function leadingColumns(filled: Filled, headerRows: number, numeric: readonly boolean[]): number {
  const body = filled.slice(headerRows);
  for (let column = 0; column < numeric.length - 1; column += 1) {
    const isLeft = body.some((row, at) => at > 0 && !row.has(column) && row.has(column + 1) && row.size > 1);
    if (numeric[column] === true || !isLeft) return column;
  }
  return 0;
}

function rowSpanOf({ row, column }: TableCell, filled: Filled, leading: number): number {
  const beside = [...filled[row]!].filter((at) => at >= leading);
  let end = row + 1;
  while (end < filled.length && !hasUpTo(filled[end]!, column) && beside.every((at) => filled[end]!.has(at))) end += 1;
  return beside.length < 2 ? 1 : end - row;
}

/** Whether a row has a cell in a column or left of it. */
const hasUpTo = (row: ReadonlySet<number>, column: number): boolean =>
  Array.from({ length: column + 1 }, (_, at) => at).some((at) => row.has(at));
