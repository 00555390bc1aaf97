import { midPInterval } from "./mid-p-interval.ts";
import { normalQuantile } from "./normal.ts";

export type WeightedEstimate = {
  /** Estimated error rate; null when nothing was looked at. */
  estimate: number | null;
  low: number;
  high: number;
};

/**
 * Hájek's estimate (1971) of the error rate of all cases from those that were looked at, each weighted by one over the
 * probability it had to be looked at (1 in review, the audit probability else). Cases with like probabilities are one
 * stratum; the interval puts their mid-p intervals together (the MOVER of Zou and Donner 2008) and adds what is not
 * known of the strata's sizes, so it neither shrinks to nothing when no error was found nor suffers from mixing reviews
 * and audits. With the probabilities of `all` cases, looked at or not, sizes are counted and nothing is added.
 */
export function hajek(
  errors: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  assurance = 0.95,
  all?: ArrayLike<number>,
): WeightedEstimate {
  const strata = stratify(errors, probabilities, all);
  const looked = strata.filter((stratum) => stratum.weight > 0);
  if (looked.length === 0) return { estimate: null, low: 0, high: 1 };
  const total = strata.reduce((sum, stratum) => sum + stratum.size, 0);
  // Nobody looked into the others: they are taken for the mean, with an interval that says that nothing is known.
  const known = looked.reduce((sum, stratum) => sum + stratum.size, 0);
  const estimate = looked.reduce((sum, one) => sum + (one.size / known) * (one.wrong / one.weight), 0);
  const between = normalQuantile(1 - (1 - assurance) / 2) ** 2 * varianceOfSizes(looked, estimate, total);
  let below = between;
  let above = between;
  for (const stratum of strata) {
    const share = stratum.size / total;
    const { rate, low, high } = rateOf(stratum, estimate, assurance);
    below += (share * (rate - low)) ** 2;
    above += (share * (high - rate)) ** 2;
  }
  return { estimate, low: Math.max(0, estimate - Math.sqrt(below)), high: Math.min(1, estimate + Math.sqrt(above)) };
}

/** Cases whose probabilities differ by less than a factor of two. `weight` and `wrong` are of those looked at. */
type Stratum = { size: number; sizeVariance: number; weight: number; wrong: number; squares: number };

function stratify(
  errors: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  all: ArrayLike<number> | undefined,
): Stratum[] {
  const strata = new Map<number, Stratum>();
  for (let i = 0; i < errors.length; i += 1) {
    const weight = 1 / checked(probabilities[i]!);
    const stratum = stratumOf(strata, weight);
    stratum.weight += weight;
    stratum.wrong += weight * errors[i]!;
    stratum.squares += weight * weight;
    if (all !== undefined) continue;
    stratum.size += weight;
    stratum.sizeVariance += weight * weight - weight;
  }
  for (let i = 0; i < (all?.length ?? 0); i += 1) stratumOf(strata, 1 / checked(all![i]!)).size += 1;
  return [...strata.values()];
}

function stratumOf(strata: Map<number, Stratum>, weight: number): Stratum {
  const key = Math.round(Math.log2(weight));
  const stratum = strata.get(key) ?? { size: 0, sizeVariance: 0, weight: 0, wrong: 0, squares: 0 };
  strata.set(key, stratum);
  return stratum;
}

function checked(probability: number): number {
  if (probability > 0 && probability <= 1) return probability;
  throw new RangeError(`a probability must be in (0, 1], got ${probability}`);
}

/** A stratum that was drawn larger than it is moves the estimate towards its own rate. */
function varianceOfSizes(strata: readonly Stratum[], estimate: number, total: number): number {
  return strata.reduce((sum, one) => sum + ((one.wrong / one.weight - estimate) / total) ** 2 * one.sizeVariance, 0);
}

/** The rate in a stratum as if it were among equally weighted cases, whose number need not be whole. */
function rateOf({ weight, wrong, squares }: Stratum, estimate: number, assurance: number) {
  if (weight === 0) return { rate: estimate, low: 0, high: 1 };
  const cases = weight ** 2 / squares;
  const rate = wrong / weight;
  // Rounding must not leave a breath of a right case where all are wrong.
  return { rate, ...midPInterval(1 - rate < 1e-12 ? cases : rate * cases, cases, assurance) };
}
