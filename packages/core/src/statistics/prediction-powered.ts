import { normalQuantile } from "./normal.ts";

export type PredictionPowered = { estimate: number; low: number; high: number; lambda: number };

/**
 * Mean of a truth known for few cases and predicted for many (PPI, Angelopoulos 2023). `truth` and
 * `predicted` belong to the n labelled cases, `unlabelled` are predictions for further cases of the same kind.
 * lambda says how far the predictions are believed: 1 is plain PPI, "best" the power-tuned PPI++ (never
 * wider than labels alone, in the limit). Normal interval: for n of about 30 and more.
 */
export function predictionPowered(
  cases: { truth: ArrayLike<number>; predicted: ArrayLike<number>; unlabelled: ArrayLike<number> },
  assurance: number,
  lambda: number | "best" = "best",
): PredictionPowered {
  const { truth, predicted, unlabelled } = cases;
  const n = truth.length;
  const trust = lambda === "best" ? bestTrust(truth, predicted, unlabelled) : lambda;
  const rest = Float64Array.from(truth, (value, i) => value - trust * predicted[i]!);
  const many = unlabelled.length;
  const estimate = mean(rest) + (many === 0 ? 0 : trust * mean(unlabelled));
  const fromMany = many === 0 ? 0 : (trust * trust * covariance(unlabelled, unlabelled)) / many;
  const half = normalQuantile(1 - (1 - assurance) / 2) * Math.sqrt(fromMany + covariance(rest, rest) / n);
  return { estimate, low: estimate - half, high: estimate + half, lambda: trust };
}

/** The lambda that makes the interval shortest, kept in [0, 1]. */
function bestTrust(truth: ArrayLike<number>, predicted: ArrayLike<number>, unlabelled: ArrayLike<number>): number {
  const n = truth.length;
  const many = unlabelled.length;
  if (many === 0) return 0;
  const spread = n * covariance(predicted, predicted) + many * covariance(unlabelled, unlabelled);
  const variance = spread / (n + many - 1);
  if (variance === 0) return 0;
  return Math.min(1, Math.max(0, covariance(truth, predicted) / ((1 + n / many) * variance)));
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
}

/** Mean product of the distances from the means (divided by n, not n − 1). */
function covariance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const oneMean = mean(one);
  const otherMean = mean(other);
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i]! - oneMean) * (other[i]! - otherMean);
  return sum / one.length;
}
