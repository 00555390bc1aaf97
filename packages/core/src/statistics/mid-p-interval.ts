import { solveIncreasing } from "./bisect.ts";
import type { Interval } from "./clopper-pearson.ts";
import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * Mid-p interval of a proportion (Lancaster 1961): Clopper and Pearson's, with what was observed counted half. It holds
 * the truth about as often as `assurance` says, for a few errors too, where the exact one holds it nearly always: for
 * estimates that are shown, never for a guarantee. Counts need not be whole. With n = 0 it is [0, 1].
 */
export function midPInterval(k: number, n: number, assurance: number): Interval {
  const delta = (1 - assurance) / 2;
  const rest = n - k;
  const atLeast = (p: number) => midPUpperTail(k, rest, p);
  const atMost = (p: number) => midPUpperTail(rest, k, 1 - p);
  return {
    low: k <= 0 ? 0 : solveIncreasing(atLeast, delta, 0, 1),
    high: rest <= 0 ? 1 : solveIncreasing((p) => -atMost(p), -delta, 0, 1),
  };
}

/** P(X > k) + P(X = k) / 2 for X ~ Bin(k + rest, p), by beta integrals. */
function midPUpperTail(k: number, rest: number, p: number): number {
  const more = rest <= 0 ? 0 : incompleteBeta(p, k + 1, rest);
  return (incompleteBeta(p, k, rest + 1) + more) / 2;
}
