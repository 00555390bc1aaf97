import { binomialCdf, binomialPmf } from "./binomial.ts";

/**
 * For every n from 0 to `most`: the largest number of errors k with P(Bin(n, risk) <= k) <= delta, or -1 when even
 * no error at all would prove nothing yet. Entry n answers "may k errors among n cases pass?" without a beta
 * integral per case: the tail is stepped from n to n + 1 and recomputed whenever k moves. The tails are those of
 * Clopper and Pearson (1934); stepping them is our own.
 */
export function allowedErrors(most: number, risk: number, delta: number): Int32Array {
  const allowed = new Int32Array(most + 1).fill(-1);
  let next = 0;
  let tail = 1;
  let mass = 1;
  for (let n = 1; n <= most; n += 1) {
    tail -= risk * mass;
    mass *= (n / (n - next)) * (1 - risk);
    while (tail <= delta) {
      next += 1;
      tail = binomialCdf(next, n, risk);
      mass = binomialPmf(next, n, risk);
    }
    allowed[n] = next - 1;
  }
  return allowed;
}
