/** Turns each row of `columns` scores into probabilities, in place. */
export function softmaxRows(scores: Float32Array, columns: number): Float32Array {
  for (let start = 0; start < scores.length; start += columns) softmaxRow(scores, start, columns);
  return scores;
}

/** One row, in place; returns the logarithm of the normaliser. */
export function softmaxRow(scores: Float32Array, start: number, columns: number): number {
  let largest = -Infinity;
  for (let i = start; i < start + columns; i++) if (scores[i]! > largest) largest = scores[i]!;
  let sum = 0;
  for (let i = start; i < start + columns; i++) sum += scores[i] = Math.exp(scores[i]! - largest);
  for (let i = start; i < start + columns; i++) scores[i]! /= sum;
  return largest + Math.log(sum);
}

/** The column of the largest value of a row; the first one where several are equal. */
export function largestColumn(values: Float32Array, row: number, columns: number): number {
  let best = 0;
  for (let column = 1; column < columns; column++) {
    if (values[row * columns + column]! > values[row * columns + best]!) best = column;
  }
  return best;
}
