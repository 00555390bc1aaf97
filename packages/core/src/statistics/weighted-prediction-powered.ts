import { normalQuantile } from "./normal.ts";
import type { PredictionPowered } from "./prediction-powered.ts";

/** A case with a prediction for it, its truth if it was drawn (else null), and the chance of being drawn. */
export type DrawnCase = { predicted: number; truth: number | null; probability: number };

/**
 * Prediction-powered mean where each case had its own known chance to be looked at (as in active inference,
 * Zrnic and Candès 2024): the mean over ALL cases of λ·predicted + (truth − λ·predicted) / probability, the second
 * part only where drawn. lambda is chosen in [0, 1] for the shortest normal interval.
 */
export function weightedPredictionPowered(cases: readonly DrawnCase[], assurance: number): PredictionPowered {
  const n = cases.length;
  // Each case contributes base + λ·slope.
  const base = Float64Array.from(cases, (one) => (one.truth ?? 0) / one.probability);
  const slope = Float64Array.from(cases, (one) =>
    one.truth === null ? one.predicted : one.predicted * (1 - 1 / one.probability),
  );
  const spread = covariance(slope, slope);
  const lambda = spread === 0 ? 0 : Math.min(1, Math.max(0, -covariance(base, slope) / spread));
  const estimate = mean(base) + lambda * mean(slope);
  const variance = covariance(base, base) + 2 * lambda * covariance(base, slope) + lambda * lambda * spread;
  const half = normalQuantile(1 - (1 - assurance) / 2) * Math.sqrt(variance / n);
  return { estimate, low: estimate - half, high: estimate + half, lambda };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(one: Float64Array, other: Float64Array): number {
  const oneMean = mean(one);
  const otherMean = mean(other);
  return one.reduce((sum, value, i) => sum + (value - oneMean) * (other[i]! - otherMean), 0) / one.length;
}
