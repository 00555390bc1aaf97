import { chiSquaredQuantile, chiSquaredTail } from "./chi-squared.ts";

/** Population stability index Σ (q − p)·ln(q / p) of two lists of shares, all above 0. Siddiqi (2006). */
export function stabilityIndex(before: ArrayLike<number>, after: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < before.length; i += 1) sum += (after[i]! - before[i]!) * Math.log(after[i]! / before[i]!);
  return sum;
}

/**
 * The index that chance alone stays below with probability p, for samples of n and m cases in `bins` bins.
 * Yurdakul (2018).
 */
export function stabilityLimit(bins: number, n: number, m: number, p = 0.95): number {
  return bins < 2 ? 0 : chiSquaredQuantile(p, bins - 1) * (1 / n + 1 / m);
}

export type PopulationStability = { index: number; limit: number; pValue: number };

/**
 * How far two samples differ, from their counts per bin, and whether chance explains it: under no change the index
 * is about χ²(bins − 1)·(1/n + 1/m). Bins that both leave empty are dropped, and half a case is added to each of
 * the others so that an empty one does not make the index infinite. A reason shown beside an alarm, not an alarm.
 * Siddiqi (2006), Yurdakul (2018).
 */
export function populationStability(before: ArrayLike<number>, after: ArrayLike<number>): PopulationStability {
  const used = Array.from(before, (_, i) => i).filter((i) => before[i]! + after[i]! > 0);
  const n = used.reduce((sum, i) => sum + before[i]!, 0);
  const m = used.reduce((sum, i) => sum + after[i]!, 0);
  if (used.length < 2 || n === 0 || m === 0) return { index: 0, limit: 0, pValue: 1 };
  const shares = (counts: ArrayLike<number>, total: number) =>
    used.map((i) => (counts[i]! + 0.5) / (total + used.length / 2));
  const index = stabilityIndex(shares(before, n), shares(after, m));
  const pValue = chiSquaredTail(index / (1 / n + 1 / m), used.length - 1);
  return { index, limit: stabilityLimit(used.length, n, m), pValue };
}
