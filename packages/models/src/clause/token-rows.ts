import type { SparseRows } from "../ngram/vectorizer.ts";

/** The tokens that a model knows, and how rare each is. */
export interface TokenVocabulary {
  tokens: readonly string[];
  weights: Float32Array;
}

const fewestUnits = 2;

/** Keeps the tokens that stand in at least two units, the commonest first. */
export function fitTokens(units: readonly (readonly string[])[], most: number): TokenVocabulary {
  const counts = new Map<string, number>();
  for (const tokens of units) for (const token of new Set(tokens)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const kept = [...counts]
    .filter(([, count]) => count >= fewestUnits)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, most);
  return {
    tokens: kept.map(([token]) => token),
    weights: Float32Array.from(kept, ([, count]) => Math.log((1 + units.length) / (1 + count)) + 1),
  };
}

/** A function that turns units into rows of unit length: how often each token occurs, dampened, times its rarity. */
export function tokenRows(vocabulary: TokenVocabulary): (units: readonly (readonly string[])[]) => SparseRows {
  const columnOf = new Map(vocabulary.tokens.map((token, column) => [token, column]));
  return (units) => {
    const starts = new Int32Array(units.length + 1);
    const columns: number[] = [];
    const values: number[] = [];
    units.forEach((tokens, row) => {
      addRow(countsOf(tokens, columnOf), vocabulary.weights, columns, values);
      starts[row + 1] = columns.length;
    });
    const coverage = new Float32Array(units.length).fill(1);
    return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values), coverage };
  };
}

function countsOf(tokens: readonly string[], columnOf: ReadonlyMap<string, number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    const column = columnOf.get(token);
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

function addRow(counts: ReadonlyMap<number, number>, weights: Float32Array, columns: number[], values: number[]): void {
  const first = values.length;
  let squares = 0;
  for (const [column, count] of counts) {
    const value = (1 + Math.log(count)) * weights[column]!;
    columns.push(column);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = first; i < values.length; i++) values[i]! /= length;
}
