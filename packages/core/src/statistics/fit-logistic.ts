import { sigmoid } from "./calibrator.ts";

const STEPS = 100;
const RIDGE = 1e-9;

/** Where weights are drawn to, and how strongly each is: as by a normal prior of variance 1 / strength. */
export interface Pull {
  towards: readonly number[];
  strength: readonly number[];
}

interface Fit {
  rows: Float64Array;
  width: number;
  targets: ArrayLike<number>;
  pull: Pull;
}

/**
 * Weights w that minimise the log loss of p = sigmoid(w · row) against targets in [0, 1], by Newton's method with
 * step halving. `rows` is row-major, `width` columns each. Without a pull a tiny ridge keeps directions that the data
 * say nothing about (constant columns, no rows) at zero. McCullagh and Nelder (1989).
 */
export function fitLogistic(rows: Float64Array, width: number, targets: ArrayLike<number>, drawn?: Pull): number[] {
  const every = (value: number) => Array.from({ length: width }, () => value);
  const pull = drawn ?? { towards: every(0), strength: every(RIDGE) };
  const fit: Fit = { rows, width, targets, pull };
  let weights = [...pull.towards];
  let loss = logLossOf(fit, weights);
  for (let step = 0; step < STEPS; step += 1) {
    const direction = newtonDirection(fit, weights);
    const next = stepDown(fit, weights, direction, loss);
    if (next === null) break;
    weights = next.weights;
    loss = next.loss;
    if (Math.max(...direction.map(Math.abs)) < 1e-9) break;
  }
  return weights;
}

/** The longest of the halved steps that lowers the loss; null when none does, at the last bit. */
function stepDown(
  fit: Fit,
  weights: number[],
  direction: number[],
  loss: number,
): { weights: number[]; loss: number } | null {
  for (let scale = 1; scale > 1e-4; scale /= 2) {
    const next = weights.map((weight, j) => weight - scale * direction[j]!);
    const nextLoss = logLossOf(fit, next);
    if (nextLoss < loss) return { weights: next, loss: nextLoss };
  }
  return null;
}

function logLossOf({ rows, width, targets, pull }: Fit, weights: number[]): number {
  let loss = weights.reduce((sum, weight, j) => sum + (pull.strength[j]! / 2) * (weight - pull.towards[j]!) ** 2, 0);
  for (let i = 0; i < targets.length; i += 1) {
    const z = score(rows, width, i, weights);
    // ln(1 + e^z) − t·z, written so that neither side overflows
    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - targets[i]! * z;
  }
  return loss;
}

function score(rows: Float64Array, width: number, i: number, weights: number[]): number {
  let z = 0;
  for (let j = 0; j < width; j += 1) z += weights[j]! * rows[i * width + j]!;
  return z;
}

function newtonDirection({ rows, width, targets, pull }: Fit, weights: number[]): number[] {
  const gradient = weights.map((weight, j) => pull.strength[j]! * (weight - pull.towards[j]!));
  const hessian = weights.map((_, j) => weights.map((__, k) => (j === k ? pull.strength[j]! : 0)));
  for (let i = 0; i < targets.length; i += 1) {
    const p = sigmoid(score(rows, width, i, weights));
    const residual = p - targets[i]!;
    for (let j = 0; j < width; j += 1) {
      const xj = rows[i * width + j]!;
      gradient[j]! += residual * xj;
      for (let k = 0; k <= j; k += 1) hessian[j]![k]! += p * (1 - p) * xj * rows[i * width + k]!;
    }
  }
  return solveSymmetric(hessian, gradient);
}

/** Cholesky on the lower triangle; the ridge makes the matrix positive definite. */
function solveSymmetric(lower: number[][], right: number[]): number[] {
  const n = right.length;
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let value = lower[i]![j]!;
      for (let k = 0; k < j; k += 1) value -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(Math.max(value, 1e-18)) : value / lower[j]![j]!;
    }
  }
  const solution = [...right];
  for (let i = 0; i < n; i += 1) {
    for (let k = 0; k < i; k += 1) solution[i]! -= lower[i]![k]! * solution[k]!;
    solution[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < n; k += 1) solution[i]! -= lower[k]![i]! * solution[k]!;
    solution[i]! /= lower[i]![i]!;
  }
  return solution;
}
