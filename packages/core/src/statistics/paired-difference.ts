import { solveIncreasing } from "./bisect.ts";
import type { Interval } from "./clopper-pearson.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Interval of the difference of two shares on the same `n` cases, (c − b) / n: `b` where the first alone was right, `c` where
 * the second alone was. It is made of the differences that a score test does not refuse, so it behaves where b or c is 0,
 * and holds the truth about as often as `assurance` says from some ten cases on. With n = 0 it is [−1, 1]. Tango (1998).
 */
export function pairedDifference(b: number, c: number, n: number, assurance: number): Interval {
  if (n === 0) return { low: -1, high: 1 };
  const z = normalQuantile(1 - (1 - assurance) / 2);
  // The score falls as the supposed difference grows.
  const falls = (difference: number) => -score(b, c, n, difference);
  return { low: solveIncreasing(falls, -z, -1, 1), high: solveIncreasing(falls, z, -1, 1) };
}

/** How far what was seen lies above a supposed difference, in standard deviations of that supposition. */
function score(b: number, c: number, n: number, difference: number): number {
  const distance = c - b - n * difference;
  const variance = n * (2 * shareOfFirst(b, c, n, difference) + difference * (1 - difference));
  if (variance > 0) return distance / Math.sqrt(variance);
  return distance === 0 ? 0 : Math.sign(distance) * Infinity;
}

/** The likeliest share of cases on which the first alone is right, under a supposed difference. */
function shareOfFirst(b: number, c: number, n: number, difference: number): number {
  const middle = -b - c + (2 * n - c + b) * difference;
  const last = -b * difference * (1 - difference);
  return Math.max(0, (Math.sqrt(Math.max(0, middle * middle - 8 * n * last)) - middle) / (4 * n));
}
