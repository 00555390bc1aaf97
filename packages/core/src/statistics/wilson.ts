import type { Interval } from "./clopper-pearson.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Wilson's score interval of a proportion after k of n. Shorter than Clopper-Pearson and right on average, not for
 * every proportion: used to draw error bars, never for a guarantee. With n = 0 it is [0, 1]. Wilson (1927).
 */
export function wilson(k: number, n: number, assurance: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = normalQuantile(1 - (1 - assurance) / 2);
  const rate = k / n;
  const scale = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return { low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) };
}
