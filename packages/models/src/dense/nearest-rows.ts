import { type Matrix, rowProducts } from "./matrix-products.ts";
import { nearestFirst } from "./neighbours.ts";

/** A row of a matrix with its inner product with what was asked. */
export interface NearRow {
  row: number;
  similarity: number;
}

const rowsAtOnce = 128;

/**
 * The 15 rows nearest to each asked row, the nearest first, apart for each group: groups lie one after the other, and each ends
 * before the row that `ends` names.
 */
export async function nearestRows(known: Matrix, ends: readonly number[], asked: Matrix): Promise<NearRow[][][]> {
  const found: NearRow[][][] = [];
  for (let first = 0; first < asked.rows; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, asked.rows - first);
    const values = asked.values.subarray(first * asked.columns, (first + count) * asked.columns);
    const products = await rowProducts({ rows: count, columns: asked.columns, values }, known);
    for (let row = 0; row < count; row += 1)
      found.push(nearestInGroups(products.subarray(row * known.rows, (row + 1) * known.rows), ends));
  }
  return found;
}

function nearestInGroups(similarities: Float32Array, ends: readonly number[]): NearRow[][] {
  return ends.map((end, group) => {
    const start = ends[group - 1] ?? 0;
    const some = similarities.subarray(start, end);
    return nearestFirst(some).map((at) => ({ row: start + at, similarity: some[at]! }));
  });
}
