import { sigmoid } from "@surety/core/statistics/calibrator";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { shuffle } from "../classifier/shuffle.ts";
import { moveWeights, scoreRow, type SparseRegression, worthAStep } from "../ngram/sparse-regression.ts";
import type { SparseRows } from "../ngram/vectorizer.ts";

const firstRate = 4;
const lastRate = 1e-2;
const penaltyPerCase = 0.05;
const biasInput = 0.3;
const smallestError = 2e-3;

/**
 * Trains one logistic regression per class over the same rows; a row may be of several classes, or of none.
 * `positives[row]` are its classes. Equal seeds give equal models.
 */
export function fitSparseLabels(
  rows: SparseRows,
  columns: number,
  positives: readonly (readonly number[])[],
  classes: number,
  options: { epochs: number; seed: number },
): SparseRegression {
  const model: SparseRegression = { weights: new Float32Array((columns + 1) * classes), columns, classes };
  startAtShares(model, positives);
  const random = seededRandom(options.seed);
  const order = Int32Array.from(positives.keys());
  const errors = new Float32Array(classes);
  const steps = positives.length * options.epochs;
  let factor = 1;
  for (let epoch = 0, taken = 0; epoch < options.epochs; epoch++) {
    for (const row of shuffle(order, random)) {
      scoreRow(model, rows, row, errors, { start: 0, factor, biasFactor: 1 });
      for (let each = 0; each < classes; each++) errors[each] = sigmoid(errors[each]!);
      for (const each of positives[row]!) errors[each]! -= 1;
      const rate = firstRate * (1 - taken++ / steps) + lastRate;
      factor *= 1 - (rate * penaltyPerCase) / positives.length;
      step(model, rows, row, errors, rate / factor);
    }
  }
  const biases = columns * classes;
  for (let i = 0; i < biases; i++) model.weights[i]! *= factor;
  return model;
}

/** Nearly all units are of no class: the biases begin where the shares are, instead of walking there. */
function startAtShares(
  { weights, columns, classes }: SparseRegression,
  positives: readonly (readonly number[])[],
): void {
  const counts = new Float64Array(classes);
  for (const own of positives) for (const each of own) counts[each]!++;
  counts.forEach((count, each) => {
    weights[columns * classes + each] = Math.log((count + 0.5) / (positives.length - count + 0.5));
  });
}

/** Follows the gradient of one row; the biases, which begin near their place, move slowly. */
function step(model: SparseRegression, rows: SparseRows, row: number, errors: Float32Array, rate: number): void {
  const { weights, classes, columns } = model;
  const active = worthAStep(errors, smallestError);
  if (active.length === 0) return;
  moveWeights(model, rows, row, errors, { rate, active });
  for (const each of active) weights[columns * classes + each]! -= biasInput * errors[each]! * 0.1;
}
