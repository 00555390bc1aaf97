import { sameCell } from "./cell-value.ts";
import type { LineColumns } from "./line-columns.ts";
import { type LineRow, sameRow } from "./line-rows.ts";

/** So many pairs of rows are compared at most; beyond, rows count in their order alone. */
const mostPairs = 250_000;

/**
 * Which lines of one list are which of another: pairs of their places, in order, with as many equal cells in all as there
 * can be. Lines that share nothing are no pair.
 */
export function alignRows(
  columns: LineColumns,
  one: readonly LineRow[],
  other: readonly LineRow[],
): [one: number, other: number][] {
  if (one.length * other.length > mostPairs)
    return one.slice(0, other.length).map((_, at): [number, number] => [at, at]);
  const same = one.map((row) => other.map((candidate) => sameCells(columns, row, candidate)));
  return traced(same, bestSums(same));
}

/** Of how many cells two lines say the same; both saying nothing is no agreement. */
function sameCells(columns: LineColumns, one: LineRow, other: LineRow): number {
  return Object.entries(columns).filter(
    ([name, column]) => one[name] != null && sameCell(one[name], other[name] ?? null, column),
  ).length;
}

/** For the lines from each pair of places on, the most cells that can agree. */
function bestSums(same: readonly (readonly number[])[]): number[][] {
  const width = same[0]?.length ?? 0;
  const best = Array.from({ length: same.length + 1 }, () => Array.from({ length: width + 1 }, () => 0));
  for (let row = same.length - 1; row >= 0; row -= 1)
    for (let at = width - 1; at >= 0; at -= 1)
      best[row]![at] = Math.max(best[row + 1]![at]!, best[row]![at + 1]!, same[row]![at]! + best[row + 1]![at + 1]!);
  return best;
}

function traced(same: readonly (readonly number[])[], best: readonly (readonly number[])[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [row, at] = [0, 0];
  while (row < same.length && at < same[0]!.length) {
    const own = same[row]![at]!;
    if (own > 0 && best[row]![at] === own + best[row + 1]![at + 1]!) {
      pairs.push([row, at]);
      row += 1;
      at += 1;
    } else if (best[row]![at] === best[row + 1]![at]) row += 1;
    else at += 1;
  }
  return pairs;
}

/** How well lines were read: whole lines that are right, and cells. */
export interface LineFigures {
  /** Lines that were read, that there are, and that are right in every cell. */
  readonly read: number;
  readonly meant: number;
  readonly right: number;
  /** Of each column, the cells that there are, and those of them that were read right. */
  readonly columns: Readonly<Record<string, { readonly cells: number; readonly right: number }>>;
}

export function lineFigures(columns: LineColumns, read: readonly LineRow[], meant: readonly LineRow[]): LineFigures {
  const pairs = alignRows(columns, read, meant);
  const rows = pairs.map(([one, other]) => [read[one]!, meant[other]!] as const);
  return {
    read: read.length,
    meant: meant.length,
    right: rows.filter(([one, other]) => sameRow(columns, one, other)).length,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const right = rows.filter(
          ([one, other]) => other[name] != null && sameCell(one[name] ?? null, other[name], column),
        );
        return [name, { cells: meant.filter((row) => row[name] != null).length, right: right.length }];
      }),
    ),
  };
}
