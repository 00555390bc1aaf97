import { inverseIncompleteBeta } from "../statistics/incomplete-beta.ts";

/** An estimate with its two-sided interval, and how many values it rests on. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  n: number;
}

/**
 * The mean of independent values with Student's interval; null of fewer than two, which say nothing of their spread.
 * `least` bounds the interval below, e.g. 0 for times.
 */
export function meanInterval(values: readonly number[], assurance = 0.95, least = -Infinity): Estimate | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return around(mean, squares, n, assurance, least);
}

/** The same from a count, a sum and a sum of squares, as a database gives them. */
export function meanOfMoments(n: number, sum: number, sumOfSquares: number, assurance = 0.95): Estimate | null {
  if (n < 2) return null;
  return around(sum / n, Math.max(0, sumOfSquares - (sum * sum) / n), n, assurance, -Infinity);
}

function around(mean: number, squares: number, n: number, assurance: number, least: number): Estimate {
  const half = studentQuantile(1 - (1 - assurance) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { value: mean, low: Math.max(least, mean - half), high: mean + half, n };
}

/** Quantile of Student's t above the median, through the incomplete beta function (Abramowitz and Stegun 26.5.27). */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0.5 && probability < 1))
    throw new RangeError(`a probability in (0.5, 1) is needed, got ${probability}`);
  const x = inverseIncompleteBeta(2 * (1 - probability), degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - x)) / x);
}
