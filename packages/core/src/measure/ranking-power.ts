import { logit, sigmoid } from "../statistics/calibrator.ts";
import { lowerBound } from "../statistics/clopper-pearson.ts";
import { normalQuantile } from "../statistics/normal.ts";

/** One case: what ranks it, whether it was right, and for how many cases it stands (1 over its probability of being drawn). */
export interface Ranked {
  score: number;
  right: boolean;
  weight: number;
}

/** A share with its 95 % interval. */
export interface RankingPower {
  value: number;
  low: number;
  high: number;
}

/**
 * How well a score tells right from wrong: the probability that a right case scores above a wrong one, ties counting half
 * (the area under the ROC curve); 0.5 tells nothing. Null where all are right or all wrong.
 *
 * Source: DeLong, DeLong and Clarke-Pearson (1988), with weights; the interval is on the logit scale.
 */
export function rankingPower(cases: readonly Ranked[]): RankingPower | null {
  const right = cases.filter((one) => one.right);
  const wrong = cases.filter((one) => !one.right);
  if (right.length === 0 || wrong.length === 0) return null;
  const above = placements(right, wrong);
  const below = placements(wrong, right).map((share) => 1 - share);
  const value = mean(above, right);
  const error = Math.sqrt(spread(above, right, value) + spread(below, wrong, value));
  return { value, ...interval(value, error, Math.min(right.length, wrong.length)) };
}

/** For each case, the weighted share of the others that score below it, ties counting half. */
function placements(own: readonly Ranked[], others: readonly Ranked[]): number[] {
  const sorted = others.toSorted((a, b) => a.score - b.score);
  const total = others.reduce((sum, { weight }) => sum + weight, 0);
  const order = own.map((_, at) => at).toSorted((a, b) => own[a]!.score - own[b]!.score);
  const found = own.map(() => 0);
  let [lower, upTo, belowWeight, upToWeight] = [0, 0, 0, 0];
  for (const at of order) {
    const { score } = own[at]!;
    for (; lower < sorted.length && sorted[lower]!.score < score; lower += 1) belowWeight += sorted[lower]!.weight;
    for (; upTo < sorted.length && sorted[upTo]!.score <= score; upTo += 1) upToWeight += sorted[upTo]!.weight;
    found[at] = (belowWeight + upToWeight) / 2 / total;
  }
  return found;
}

const weightOf = (cases: readonly Ranked[]): number => cases.reduce((sum, { weight }) => sum + weight, 0);

const mean = (values: readonly number[], cases: readonly Ranked[]): number =>
  values.reduce((sum, value, at) => sum + value * cases[at]!.weight, 0) / weightOf(cases);

/** The variance of the weighted mean; with equal weights, the sample variance over n. */
function spread(values: readonly number[], cases: readonly Ranked[], centre: number): number {
  const n = cases.length;
  if (n < 2) return 0.25;
  const sum = values.reduce((total, value, at) => total + (cases[at]!.weight * (value - centre)) ** 2, 0);
  return (sum / weightOf(cases) ** 2) * (n / (n - 1));
}

/** Where all pairs are told apart nothing varies: as many cases of the rarer kind as there are might still be luck. */
function interval(value: number, error: number, fewest: number): { low: number; high: number } {
  const luck = lowerBound(fewest, fewest, 0.025);
  if (value > 1 - 1e-9) return { low: luck, high: 1 };
  if (value < 1e-9) return { low: 0, high: 1 - luck };
  const half = (normalQuantile(0.975) * error) / (value * (1 - value));
  return { low: sigmoid(logit(value) - half), high: sigmoid(logit(value) + half) };
}
