import { inverseIncompleteBeta } from "./incomplete-beta.ts";

export type WeightedEstimate = {
  /** Estimated error rate; null when nothing was looked at. */
  estimate: number | null;
  low: number;
  high: number;
};

/**
 * Hájek estimate of the error rate of all cases from those that were looked at, each weighted by one over
 * the probability it had to be looked at (1 in review, the audit probability else). Its interval puts together
 * exact ones of cases with like probabilities (the MOVER of Zou and Donner 2008), so it neither
 * shrinks to nothing when no error was found nor suffers from mixing reviews and audits.
 */
export function hajek(errors: ArrayLike<number>, probabilities: ArrayLike<number>, assurance = 0.95): WeightedEstimate {
  const strata = [...stratify(errors, probabilities).values()];
  const total = strata.reduce((sum, stratum) => sum + stratum.weight, 0);
  if (total === 0) return { estimate: null, low: 0, high: 1 };
  let estimate = 0;
  let below = 0;
  let above = 0;
  for (const stratum of strata) {
    const share = stratum.weight / total;
    const rate = stratum.wrong / stratum.weight;
    const { low, high } = exactInterval(rate, stratum.weight ** 2 / stratum.squares, (1 - assurance) / 2);
    estimate += share * rate;
    below += (share * (rate - low)) ** 2;
    above += (share * (high - rate)) ** 2;
  }
  return { estimate, low: Math.max(0, estimate - Math.sqrt(below)), high: Math.min(1, estimate + Math.sqrt(above)) };
}

/** Cases whose probabilities differ by less than a factor of two. `wrong` is the weight of the errors. */
type Stratum = { weight: number; wrong: number; squares: number };

function stratify(errors: ArrayLike<number>, probabilities: ArrayLike<number>): Map<number, Stratum> {
  const strata = new Map<number, Stratum>();
  for (let i = 0; i < errors.length; i += 1) {
    const probability = probabilities[i]!;
    if (!(probability > 0 && probability <= 1))
      throw new RangeError(`a probability must be in (0, 1], got ${probability}`);
    const weight = 1 / probability;
    const key = Math.round(Math.log2(weight));
    const stratum = strata.get(key) ?? { weight: 0, wrong: 0, squares: 0 };
    stratum.weight += weight;
    stratum.wrong += weight * errors[i]!;
    stratum.squares += weight * weight;
    strata.set(key, stratum);
  }
  return strata;
}

/** Clopper and Pearson's interval for a rate among so many equally weighted cases, which need not be whole. */
function exactInterval(rate: number, cases: number, delta: number): { low: number; high: number } {
  const errors = rate * cases;
  const rest = cases - errors;
  return {
    low: rate <= 0 ? 0 : inverseIncompleteBeta(delta, errors, rest + 1),
    high: rest <= 1e-9 ? 1 : inverseIncompleteBeta(1 - delta, errors + 1, rest),
  };
}
