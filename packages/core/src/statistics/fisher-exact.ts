import { logBeta } from "./log-gamma.ts";

/**
 * Fisher's exact test (1935), one-sided: probability of `k` or more successes among `n`, where these and `l` of `m` others
 * have the same chance. Small means that the first group succeeds more often.
 */
export function moreOften(k: number, n: number, l: number, m: number): number {
  const successes = k + l;
  const most = Math.min(n, successes);
  const whole = logChoose(n + m, successes);
  let tail = 0;
  for (let i = k; i <= most; i += 1) tail += Math.exp(logChoose(n, i) + logChoose(m, successes - i) - whole);
  return Math.min(1, tail);
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  return -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
}
