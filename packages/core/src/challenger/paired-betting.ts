import { mirrored, type PairTally } from "./pair-tally.ts";

/** Bets of different size, side by side. Any finite mixture keeps the promise; more of them change the fourth digit. */
const bets = 64;
const bisections = 40;
const least = -0.999;

/**
 * Evidence (an e-value) against "the challenger gains at most `margin`" in accuracy over all that arrives: a mixture of
 * bets Π(1 + λ·weight·(d − margin)) with d = 1 for a gain, −1 for a loss, 0 where they agree. May be looked at after
 * every case (Ville). With margin 0 and weights of 1 it is the one-sided half of the sequential McNemar test with the
 * Beta(½, ½) mixture; `pairedEvidence` is the mean of both halves.
 */
export function evidenceAbove(tallies: readonly PairTally[], margin: number): number {
  return Math.exp(logMean(Array.from({ length: bets }, (_, at) => logWealth(tallies, margin, betSize(at, margin)))));
}

/** Evidence against "the challenger gains at least `margin`". */
export function evidenceBelow(tallies: readonly PairTally[], margin: number): number {
  return evidenceAbove(mirrored(tallies), -margin);
}

/**
 * The gains in accuracy that the pairs leave possible, valid at all times together: those against which neither
 * evidence has reached 2 / (1 − assurance).
 */
export function differenceInterval(tallies: readonly PairTally[], assurance = 0.95): { low: number; high: number } {
  const refuted = 2 / (1 - assurance);
  return { low: lowest(tallies, refuted), high: -lowest(mirrored(tallies), refuted) };
}

/** The share of all cases that the challenger gains, each pair counted with its weight; null without pairs. */
export function meanDifference(tallies: readonly PairTally[]): number | null {
  const cases = (one: PairTally) => one.weight * (one.gains + one.losses + one.bothRight + one.bothWrong);
  const total = tallies.reduce((sum, one) => sum + cases(one), 0);
  return total === 0 ? null : tallies.reduce((sum, one) => sum + one.weight * (one.gains - one.losses), 0) / total;
}

/** Sizes spread by the arcsine law, so that they meet the Beta(½, ½) mixture; no bet can lose more than it has. */
function betSize(at: number, margin: number): number {
  return Math.cos(((at + 0.5) * Math.PI) / (2 * bets)) / (1 + margin);
}

function logWealth(tallies: readonly PairTally[], margin: number, bet: number): number {
  let sum = 0;
  for (const { weight, gains, losses, bothRight, bothWrong } of tallies) {
    const stake = bet * weight;
    if (gains > 0) sum += gains * Math.log1p(stake * (1 - margin));
    if (losses > 0) sum += losses * Math.log1p(-stake * (1 + margin));
    sum += (bothRight + bothWrong) * Math.log1p(-stake * margin);
  }
  return sum;
}

function logMean(logs: readonly number[]): number {
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, one) => sum + Math.exp(one - top), 0) / logs.length);
}

/** The largest gain that is refuted; the evidence against smaller ones is larger. */
function lowest(tallies: readonly PairTally[], refuted: number): number {
  if (evidenceAbove(tallies, least) < refuted) return -1;
  let low = least;
  let high = 1;
  for (let step = 0; step < bisections; step += 1) {
    const middle = (low + high) / 2;
    if (evidenceAbove(tallies, middle) >= refuted) low = middle;
    else high = middle;
  }
  return low;
}
