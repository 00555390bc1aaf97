import { logit, type Calibrator } from "./calibrator.ts";

export type TemperatureCalibrator = Extract<Calibrator, { kind: "temperature" }>;

const COLDEST = Math.log(0.01);
const HOTTEST = Math.log(1_000);

/** One temperature for probabilities: the t that minimises the log loss of sigmoid(logit(score) / t). Guo (2017). */
export function fitTemperature(scores: ArrayLike<number>, hits: ArrayLike<number>): TemperatureCalibrator {
  const logits = Float64Array.from(scores, logit);
  const loss = (t: number) => {
    let sum = 0;
    logits.forEach((z, i) => (sum += softplus(hits[i]! > 0.5 ? -z / t : z / t)));
    return sum;
  };
  return { kind: "temperature", t: minimise(loss) };
}

/**
 * One temperature for a classifier: the t that minimises the log loss of softmax(logits / t). `logits` has one row
 * per case, `truth` the index of the right class. Guo (2017).
 */
export function fitSoftmaxTemperature(logits: ArrayLike<ArrayLike<number>>, truth: ArrayLike<number>): number {
  return minimise((t) => {
    let sum = 0;
    for (let i = 0; i < truth.length; i += 1) sum += softmaxLoss(logits[i]!, truth[i]!, t);
    return sum;
  });
}

function softmaxLoss(row: ArrayLike<number>, truth: number, t: number): number {
  let top = -Infinity;
  for (let k = 0; k < row.length; k += 1) top = Math.max(top, row[k]! / t);
  let total = 0;
  for (let k = 0; k < row.length; k += 1) total += Math.exp(row[k]! / t - top);
  return top + Math.log(total) - row[truth]! / t;
}

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/**
 * The loss is convex in 1/t, hence has one valley in ln t. Its slope is followed by central differences:
 * comparing losses alone would stop at half the digits.
 */
function minimise(loss: (t: number) => number): number {
  let low = COLDEST;
  let high = HOTTEST;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    const slope = loss(Math.exp(middle + 1e-4)) - loss(Math.exp(middle - 1e-4));
    if (slope < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
