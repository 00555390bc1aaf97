import { solveIncreasing } from "./bisect.ts";
import { logBeta } from "./log-gamma.ts";

const TINY = 1e-300;
const PRECISION = 1e-16;
const MOST_TERMS = 100_000;

/**
 * Regularised incomplete beta I_x(a, b): the probability that a Beta(a, b) variable is at most x. Continued
 * fraction of Abramowitz and Stegun (1964), 26.5.8.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`incompleteBeta needs a, b > 0, got ${a}, ${b}`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return clampToUnit((front * continuedFraction(x, a, b)) / a);
  return clampToUnit(1 - (front * continuedFraction(1 - x, b, a)) / b);
}

/**
 * The x with I_x(a, b) = p: a quantile of the Beta(a, b) distribution. Abramowitz and Stegun (1964), 26.5,
 * inverted by halving.
 */
export function inverseIncompleteBeta(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return solveIncreasing((x) => incompleteBeta(x, a, b), p, 0, 1);
}

function clampToUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Lentz's evaluation of the continued fraction; converges in about √(a + b) terms on this side of the mean. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) <= PRECISION) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
