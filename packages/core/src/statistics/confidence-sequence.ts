import { solveIncreasing } from "./bisect.ts";
import type { Interval } from "./clopper-pearson.ts";
import { logBeta } from "./log-gamma.ts";

/**
 * ln of the evidence against "the proportion is p" after k of n: the wealth of a gambler whose bets are mixed by a
 * Beta(prior, prior) over all other proportions. Under p it exceeds 1/alpha at ANY time with probability at most
 * alpha (Ville 1939, Robbins 1970).
 */
export function logMixtureEvidence(k: number, n: number, p: number, prior = 1): number {
  const likelihood = (k === 0 ? 0 : k * Math.log(p)) + (k === n ? 0 : (n - k) * Math.log1p(-p));
  return logBeta(k + prior, n - k + prior) - logBeta(prior, prior) - likelihood;
}

/**
 * Interval of a proportion that may be looked at after every case: with probability `assurance` it is right at all
 * times together, not only at one time chosen beforehand. Robbins (1970).
 */
export function confidenceSequence(k: number, n: number, assurance: number, prior = 1): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const limit = -Math.log(1 - assurance);
  const peak = k / n;
  const evidence = (p: number) => logMixtureEvidence(k, n, p, prior);
  const low = k === 0 ? 0 : solveIncreasing((p) => -evidence(p), -limit, 0, peak);
  const high = k === n ? 1 : solveIncreasing(evidence, limit, peak, 1);
  return { low, high };
}

/**
 * The fewest cases with `errors` errors that prove "at most target", however often one has looked before. Mixed by
 * Beta(1/2, 1/2) as in Krichevsky and Trofimov (1981).
 */
export function labelsForErrorsAnytime(errors: number, target: number, assurance: number): number {
  const limit = -Math.log(1 - assurance);
  let n = Math.ceil(errors / target) + 1;
  while (logMixtureEvidence(errors, n, target, 0.5) < limit) n += 1;
  return n;
}
