import { largestColumn, softmaxRows } from "./softmax.ts";

/** How much each member counts; their sum sharpens (above 1) or flattens (below 1) the result. */
export interface PoolWeights {
  ngram: number;
  embedding: number;
  neighbours: number;
}

/** Class probabilities of each member for the same texts, row by row. */
export type MemberProbabilities = Partial<Record<keyof PoolWeights, Float32Array>>;

/** What works where there are too few labels to fit weights. */
export const usualWeights: PoolWeights = { ngram: 0.3, embedding: 0.6, neighbours: 0.2 };

const floor = 1e-4;
const members = ["ngram", "embedding", "neighbours"] as const;
const rowsForFit = 4_000;

/** The weighted geometric mean of the members, as probabilities. A member that is absent does not count. */
export function pool(answers: MemberProbabilities, weights: PoolWeights, classes: number): Float32Array {
  const logs = members.flatMap((name) => {
    const probabilities = answers[name];
    return probabilities && weights[name] > 0 ? [{ weight: weights[name], values: probabilities.map(safeLog) }] : [];
  });
  return combine(logs, classes);
}

function safeLog(probability: number): number {
  return Math.log(probability + floor);
}

function combine(logs: readonly { weight: number; values: Float32Array }[], classes: number): Float32Array {
  const sum = new Float32Array(logs[0]?.values.length ?? 0);
  for (const { weight, values } of logs) for (let i = 0; i < sum.length; i++) sum[i]! += weight * values[i]!;
  return softmaxRows(sum, classes);
}

/** The weights with the smallest log loss on predictions that the members made for cases they had not seen. */
export function fitPool(answers: MemberProbabilities, labels: Int32Array, classes: number): PoolWeights {
  const step = Math.ceil(labels.length / rowsForFit);
  const rows = Int32Array.from(labels.keys()).filter((row) => row % step === 0);
  const truth = rows.map((row) => labels[row]!);
  const present = members.filter((name) => answers[name]);
  const logs = present.map((name) => pickRows(answers[name]!, rows, classes).map(safeLog));
  const loss = (weights: number[]) =>
    logLoss(
      combine(
        logs.map((values, k) => ({ weight: weights[k]!, values })),
        classes,
      ),
      truth,
      classes,
    );
  const found = patternSearch(
    loss,
    present.map((name) => usualWeights[name]),
  );
  const fitted: PoolWeights = { ngram: 0, embedding: 0, neighbours: 0 };
  present.forEach((name, k) => (fitted[name] = found[k]!));
  return fitted;
}

function pickRows(values: Float32Array, rows: Int32Array, columns: number): Float32Array {
  const picked = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => picked.set(values.subarray(row * columns, (row + 1) * columns), i * columns));
  return picked;
}

function logLoss(probabilities: Float32Array, labels: Int32Array, classes: number): number {
  let loss = 0;
  labels.forEach((label, row) => (loss -= Math.log(Math.max(1e-9, probabilities[row * classes + label]!))));
  return loss / labels.length;
}

/** Tries a step up and down on each coordinate, and halves the step when none helps; coordinates stay at 0 or above. */
function patternSearch(loss: (point: number[]) => number, start: number[]): number[] {
  let best = { point: start, value: loss(start) };
  for (let step = 0.2; step > 0.02;) {
    const before = best;
    for (const [k] of start.entries()) {
      for (const change of [step, -step]) {
        const point = best.point.map((each, j) => (j === k ? Math.max(0, each + change) : each));
        const value = loss(point);
        if (value < best.value) best = { point, value };
      }
    }
    if (best === before) step /= 2;
  }
  return best.point;
}

/** The winner of each row: its column and its probability. */
export function winners(probabilities: Float32Array, classes: number) {
  const rows = probabilities.length / classes;
  const labels = Int32Array.from({ length: rows }, (_, row) => largestColumn(probabilities, row, classes));
  const scores = Float64Array.from(labels, (label, row) => probabilities[row * classes + label]!);
  return { labels, scores };
}
