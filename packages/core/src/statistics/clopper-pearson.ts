import { inverseIncompleteBeta } from "./incomplete-beta.ts";

export type Interval = { low: number; high: number };

/**
 * Exact two-sided interval of a proportion after k of n (Clopper and Pearson 1934): it covers the true
 * proportion with at least `assurance`, for every n. With n = 0 it is [0, 1].
 */
export function clopperPearson(k: number, n: number, assurance: number): Interval {
  const delta = (1 - assurance) / 2;
  return { low: lowerBound(k, n, delta), high: upperBound(k, n, delta) };
}

/**
 * One-sided exact upper bound: the true proportion lies above it with probability at most `delta`. Clopper and
 * Pearson (1934).
 */
export function upperBound(k: number, n: number, delta: number): number {
  return k >= n ? 1 : inverseIncompleteBeta(1 - delta, k + 1, n - k);
}

/**
 * One-sided exact lower bound: the true proportion lies below it with probability at most `delta`. Clopper and
 * Pearson (1934).
 */
export function lowerBound(k: number, n: number, delta: number): number {
  return k <= 0 ? 0 : inverseIncompleteBeta(delta, k, n - k + 1);
}
