import { seededRandom } from "@surety/core/statistics/seeded-random";
import { shuffle } from "../classifier/shuffle.ts";
import { softmaxRow } from "../classifier/softmax.ts";
import type { SparseRows } from "./vectorizer.ts";

/** A multinomial logistic regression over sparse rows: one row of `classes` weights per column, then the biases. */
export interface SparseRegression {
  weights: Float32Array;
  columns: number;
  classes: number;
}

const firstRate = 2;
const lastRate = 1e-3;
/** Times the number of cases this is the weight of the squared weights in the loss. */
const penaltyPerCase = 0.1;
const biasInput = 0.3;
const smallestError = 3e-3;

/** Trains by stochastic gradients with a falling rate and a squared penalty; equal seeds give equal models. */
export function fitSparseRegression(
  rows: SparseRows,
  columns: number,
  labels: Int32Array,
  classes: number,
  options: { epochs: number; seed: number },
): SparseRegression {
  const model = { weights: new Float32Array((columns + 1) * classes), columns, classes };
  const order = Int32Array.from(labels.keys());
  const random = seededRandom(options.seed);
  const errors = new Float32Array(classes);
  const steps = labels.length * options.epochs;
  // All weights shrink a little at every step: one common factor does that without touching them.
  let factor = 1;
  for (let epoch = 0, taken = 0; epoch < options.epochs; epoch++) {
    for (const row of shuffle(order, random)) {
      scoreRow(model, rows, row, errors, { start: 0, factor, biasFactor: factor });
      softmaxRow(errors, 0, classes);
      errors[labels[row]!]! -= 1;
      const rate = firstRate * (1 - taken++ / steps) + lastRate;
      factor *= Math.max(0.5, 1 - (rate * penaltyPerCase) / labels.length);
      step(model, rows, row, errors, rate / factor);
    }
  }
  for (let i = 0; i < model.weights.length; i++) model.weights[i]! *= factor;
  return model;
}

/** Follows the gradient of one row, for the classes whose error is worth a step. */
function step(model: SparseRegression, rows: SparseRows, row: number, errors: Float32Array, rate: number): void {
  const { weights, classes, columns } = model;
  const active = worthAStep(errors, smallestError);
  moveWeights(model, rows, row, errors, { rate, active });
  for (const each of active) weights[columns * classes + each]! -= rate * biasInput * errors[each]!;
}

/** The classes whose error is larger than that. */
export function worthAStep(errors: Float32Array, smallest: number): number[] {
  const active: number[] = [];
  for (let each = 0; each < errors.length; each++) if (Math.abs(errors[each]!) > smallest) active.push(each);
  return active;
}

/** Moves the weights of a row's columns against its errors, for these classes; the biases are left alone. */
export function moveWeights(
  { weights, classes }: SparseRegression,
  rows: SparseRows,
  row: number,
  errors: Float32Array,
  { rate, active }: { rate: number; active: readonly number[] },
): void {
  const end = rows.starts[row + 1]!;
  for (let entry = rows.starts[row]!; entry < end; entry++) {
    const value = rate * rows.values[entry]!;
    const offset = rows.columns[entry]! * classes;
    for (const each of active) weights[offset + each]! -= value * errors[each]!;
  }
}

/** The scores of one row into `scores` from `start` on; `factor` and `biasFactor` shrink the weights and the biases. */
export function scoreRow(
  { weights, classes, columns }: SparseRegression,
  rows: SparseRows,
  row: number,
  scores: Float32Array,
  { start, factor, biasFactor }: { start: number; factor: number; biasFactor: number },
): void {
  const biases = columns * classes;
  for (let each = 0; each < classes; each++) scores[start + each] = biasFactor * weights[biases + each]!;
  for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry++) {
    const value = factor * rows.values[entry]!;
    const offset = rows.columns[entry]! * classes;
    for (let each = 0; each < classes; each++) scores[start + each]! += value * weights[offset + each]!;
  }
}

/** Scores before the softmax, one row of `classes` numbers per text. */
export function sparseScores(model: SparseRegression, rows: SparseRows): Float32Array {
  const count = rows.starts.length - 1;
  const scores = new Float32Array(count * model.classes);
  for (let row = 0; row < count; row++)
    scoreRow(model, rows, row, scores, { start: row * model.classes, factor: 1, biasFactor: 1 });
  return scores;
}
