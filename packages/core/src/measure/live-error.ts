import { hajek } from "../statistics/hajek.ts";
import { weightedPredictionPowered } from "../statistics/weighted-prediction-powered.ts";

/** A case in production. `error` is 1 or 0 where a person has looked, null where nobody has (yet). */
export type LiveCase = {
  confidence: number;
  error: number | null;
  /** Chance that this case had to be looked at, in (0, 1], as stored when it was decided. */
  probability: number;
};

export type LiveError = {
  /** Estimated error rate of all these cases; null while nobody has looked at one. */
  estimate: number | null;
  low: number;
  high: number;
  cases: number;
  looked: number;
  method: "weighted" | "prediction-powered";
};

/** With ten, the normal interval held the truth in 90 % of simulated months, not in 95 %. */
const ERRORS_FOR_NORMAL = 50;

/**
 * Error rate of cases in production from the few that people looked at, each weighed by its probability, with its
 * interval. Confidence narrows the interval once fifty errors were found among the cases that weigh most; before, the
 * normal approximation that this needs is not to be trusted. Wait until the drawn cases are answered: if the hard ones
 * are still open, the estimate is too kind.
 */
export function liveError(cases: readonly LiveCase[], assurance = 0.95): LiveError {
  const looked = cases.filter((one): one is LookedAt => one.error !== null);
  const counts = { cases: cases.length, looked: looked.length };
  if (heavyErrors(looked) < ERRORS_FOR_NORMAL) {
    const errors = looked.map((one) => one.error);
    const probabilities = looked.map((one) => one.probability);
    const all = cases.map((one) => one.probability);
    return { ...hajek(errors, probabilities, assurance, all), ...counts, method: "weighted" };
  }
  const drawn = cases.map((one) => ({ predicted: 1 - one.confidence, truth: one.error, probability: one.probability }));
  const { estimate, low, high } = weightedPredictionPowered(drawn, assurance);
  return { estimate, low: Math.max(0, low), high: Math.min(1, high), ...counts, method: "prediction-powered" };
}

type LookedAt = LiveCase & { error: number };

/** Errors among the cases with the smallest probabilities: they carry nearly all of the uncertainty. */
function heavyErrors(looked: readonly LookedAt[]): number {
  const smallest = looked.reduce((least, one) => Math.min(least, one.probability), 1);
  return looked.reduce((sum, one) => sum + (one.probability <= 2 * smallest ? one.error : 0), 0);
}
