import type { Calibrator } from "./calibrator.ts";
import { poolAdjacentViolators } from "./pool-adjacent-violators.ts";

export type IsotonicCalibrator = Extract<Calibrator, { kind: "isotonic" }>;

/**
 * Isotonic calibration: the share of right judgments, as a function of the score that never falls. No assumption
 * on the shape, therefore about 1,000 labels. Its ends can be exactly 0 or 1. Zadrozny and Elkan (2002).
 */
export function fitIsotonic(scores: ArrayLike<number>, hits: ArrayLike<number>): IsotonicCalibrator {
  const x: number[] = [];
  const y: number[] = [];
  for (const pool of poolAdjacentViolators(scores, hits)) {
    x.push(pool.from);
    y.push(pool.sum / pool.weight);
    if (pool.to > pool.from) {
      x.push(pool.to);
      y.push(pool.sum / pool.weight);
    }
  }
  return { kind: "isotonic", x, y };
}

/**
 * Centred isotonic calibration (after Oron and Flournoy 2017): each pool becomes one knot at its mean score, with straight
 * lines between, so scores that differ keep an order that flat steps would erase. Every knot is shrunk by
 * half a hit and half a miss, so no confidence is exactly 0 or 1.
 */
export function fitCentredIsotonic(scores: ArrayLike<number>, hits: ArrayLike<number>): IsotonicCalibrator {
  const pools = poolAdjacentViolators(scores, hits);
  const shrunk = pools.map((pool) => (pool.sum + 0.5) / (pool.weight + 1));
  const x: number[] = [];
  const y: number[] = [];
  pools.forEach((pool, i) => {
    x.push(pool.weightedScore / pool.weight);
    // Shrinking moves small pools more than large ones, which may put two neighbours out of order again.
    y.push(Math.max(shrunk[i]!, y.at(-1) ?? 0));
  });
  return { kind: "isotonic", x, y };
}
