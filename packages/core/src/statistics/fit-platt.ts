import { logit, type Calibrator } from "./calibrator.ts";
import { fitLogistic } from "./fit-logistic.ts";
import { smoothedTargets } from "./smoothed-targets.ts";

export type PlattCalibrator = Extract<Calibrator, { kind: "platt" }>;

/**
 * Platt scaling on logits. `scores` are probabilities in [0, 1], `hits` 1 where the judgment was right and 0 where
 * not. Two parameters, so it needs few labels; it can only stretch and shift the logits. Platt (1999).
 */
export function fitPlatt(scores: ArrayLike<number>, hits: ArrayLike<number>): PlattCalibrator {
  const rows = new Float64Array(scores.length * 2);
  for (let i = 0; i < scores.length; i += 1) {
    rows[2 * i] = logit(scores[i]!);
    rows[2 * i + 1] = 1;
  }
  const [slope = 0, shift = 0] = fitLogistic(rows, 2, smoothedTargets(hits));
  return { kind: "platt", a: -slope, b: -shift };
}

/**
 * The gentlest fit: the scores keep their order and spacing in logits and are only shifted, so that their level
 * matches the labels. For a handful of labels, or labels that are all right or all wrong. Platt (1999) with the
 * slope held; holding it is our own.
 */
export function fitShift(scores: ArrayLike<number>, hits: ArrayLike<number>): PlattCalibrator {
  const wanted = smoothedTargets(hits).reduce((sum, target) => sum + target, 0);
  const logits = Array.from(scores, logit);
  const expectedAt = (shift: number) => logits.reduce((sum, z) => sum + 1 / (1 + Math.exp(-z - shift)), 0);
  return { kind: "platt", a: -1, b: -solveShift(expectedAt, wanted) };
}

function solveShift(expectedAt: (shift: number) => number, wanted: number): number {
  let low = -30;
  let high = 30;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (expectedAt(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
