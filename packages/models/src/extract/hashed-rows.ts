import type { SparseRows } from "../ngram/vectorizer.ts";

/** Columns that features are hashed into: enough for some hundred thousand different ones. */
export const hashedColumns = 1 << 15;

/** Rows of features by their names, each a column by its hash; every row has unit length. */
export function hashedRows(lists: readonly (readonly string[])[]): Pick<SparseRows, "starts" | "columns" | "values"> {
  const starts = new Int32Array(lists.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, features] of lists.entries()) {
    const own = new Set(features.map(columnOf));
    const length = 1 / Math.sqrt(Math.max(1, own.size));
    for (const column of own) {
      columns.push(column);
      values.push(length);
    }
    starts[row + 1] = columns.length;
  }
  return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values) };
}

/** FNV-1a. */
function columnOf(feature: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 16_777_619);
  return (hash >>> 0) % hashedColumns;
}
