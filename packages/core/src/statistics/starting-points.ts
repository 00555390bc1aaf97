import { binomialCdf } from "./binomial.ts";
import type { ConfidenceGroup } from "./confidence-groups.ts";

/** A place in the order of thresholds where testing begins, with the share of the error budget spent there. */
export type StartingPoint = { group: number; delta: number };

const FIXED_SHARES = [0.15, 0.3, 0.5, 0.7];
/** Parts into which the error budget falls where nothing is predicted. Our own. */
export const STARTING_POINTS = FIXED_SHARES.length;
/**
 * Part of the budget that follows the prediction; the rest is an insurance against a wrong one. Our own, measured
 * below.
 */
export const TRUST_IN_PREDICTION = 0.9;
const INSURANCE_SHARE = 0.35;
const MOST_CANDIDATES = 512;

/**
 * Where to begin testing. With predictions from other data: mostly at the one place where they say the test passes
 * most easily. Without: at four fixed shares of the cases, moved to where a test can pass at all. Neither looks at
 * the errors of these cases, which is what keeps the guarantee. Our own, inside Learn-then-Test (Angelopoulos
 * 2021).
 *
 * Measured: the insurance costs a prediction that is right about one point of coverage up to 500 labels and
 * nothing from 1,000; a wrong one (a score taken for a probability) automates .43 instead of .32 with 1,000 labels
 * and .06 instead of nothing with 500.
 */
export function startingPoints(
  groups: ConfidenceGroup[],
  target: number,
  delta: number,
  predicted: boolean,
): StartingPoint[] {
  if (groups.length === 0) return [];
  if (!predicted) return fixedStarts(groups, target, FIXED_SHARES, delta / FIXED_SHARES.length);
  const trusted = { group: easiest(groups, target), delta: delta * TRUST_IN_PREDICTION };
  const insurance = fixedStarts(groups, target, [INSURANCE_SHARE], delta * (1 - TRUST_IN_PREDICTION));
  return merged([trusted, ...insurance]);
}

function easiest(groups: ConfidenceGroup[], target: number): number {
  const stride = Math.ceil(groups.length / MOST_CANDIDATES);
  let best = groups.length - 1;
  let smallest = predictedTail(groups[best]!, target);
  for (let i = best - stride; i >= 0; i -= stride) {
    const tail = predictedTail(groups[i]!, target);
    if (tail < smallest) {
      smallest = tail;
      best = i;
    }
  }
  return best;
}

function predictedTail(group: ConfidenceGroup, target: number): number {
  return binomialCdf(Math.min(group.expectedErrors, group.accepted), group.accepted, target);
}

function fixedStarts(
  groups: ConfidenceGroup[],
  target: number,
  shares: readonly number[],
  deltaEach: number,
): StartingPoint[] {
  const total = groups.at(-1)!.accepted;
  // Fewer cases than this cannot pass even without a single error.
  const fewest = Math.ceil(Math.log(deltaEach) / Math.log1p(-target));
  const starts = shares.map((share) => Math.min(total, Math.max(fewest, Math.floor(share * total))));
  return merged(starts.map((accepted) => ({ group: firstWithAtLeast(groups, accepted), delta: deltaEach })));
}

function merged(starts: readonly StartingPoint[]): StartingPoint[] {
  const deltas = new Map<number, number>();
  for (const { group, delta } of starts) deltas.set(group, (deltas.get(group) ?? 0) + delta);
  return [...deltas].map(([group, delta]) => ({ group, delta }));
}

function firstWithAtLeast(groups: ConfidenceGroup[], accepted: number): number {
  let low = 0;
  let high = groups.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (groups[middle]!.accepted < accepted) low = middle + 1;
    else high = middle;
  }
  return low;
}
