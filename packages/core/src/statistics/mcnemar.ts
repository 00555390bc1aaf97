import { binomialCdf, binomialPmf } from "./binomial.ts";
import { chiSquaredTail } from "./chi-squared.ts";
import { logBeta } from "./log-gamma.ts";

export type PairedTest = {
  /** Exact two-sided p-value of "both are wrong equally often". */
  exact: number;
  /** Less conservative version that counts the observed table half. */
  midP: number;
  chiSquared: number;
  /** With Edwards' correction. */
  corrected: number;
  chiSquaredP: number;
};

/**
 * McNemar's tests on two judges of the same cases. Only cases on which they differ count: `b` where the first
 * alone was right, `c` where the second alone was. For one look, at a number fixed beforehand. McNemar (1947),
 * Edwards (1948); mid-p as in Fagerland (2013).
 */
export function mcnemar(b: number, c: number): PairedTest {
  const n = b + c;
  if (n === 0) return { exact: 1, midP: 1, chiSquared: 0, corrected: 0, chiSquaredP: 1 };
  const fewer = Math.min(b, c);
  const tail = binomialCdf(fewer, n, 0.5);
  const chiSquared = (b - c) ** 2 / n;
  return {
    exact: Math.min(1, 2 * tail),
    midP: b === c ? 1 : 2 * tail - binomialPmf(fewer, n, 0.5),
    chiSquared,
    corrected: Math.max(0, Math.abs(b - c) - 1) ** 2 / n,
    chiSquaredP: chiSquaredTail(chiSquared, 1),
  };
}

/**
 * Evidence (an e-value) that two judges differ, which may be looked at after every case: they are equally good and
 * it ever reaches 1/alpha with probability at most alpha. Promote at 20 for 5 %. Robbins (1970), mixed by
 * Beta(1/2, 1/2).
 */
export function pairedEvidence(b: number, c: number): number {
  return Math.exp(logBeta(b + 0.5, c + 0.5) - logBeta(0.5, 0.5) + (b + c) * Math.LN2);
}
