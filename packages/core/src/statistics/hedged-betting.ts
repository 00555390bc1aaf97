import { solveIncreasing } from "./bisect.ts";
import type { Interval } from "./clopper-pearson.ts";

/**
 * Anytime-valid interval of the mean of values in [0, 1] that need not be 0 or 1 (hedged capital,
 * Waudby-Smith and Ramdas 2024). For each candidate mean one gambler bets on more and one on less, each
 * with half the money; candidates that made neither rich stay in the interval.
 */
export function hedgedBetting(values: ArrayLike<number>, assurance: number): Interval {
  const bets = predictableBets(values, 1 - assurance);
  const limit = Math.log(2 / (1 - assurance));
  const flipped = Float64Array.from(values, (value) => 1 - value);
  // A lower candidate mean makes betting on "more" richer, hence the minus sign for an increasing function.
  const lower = (data: ArrayLike<number>) => solveIncreasing((m) => -logWealth(data, bets, m), -limit, 0, 1);
  return { low: lower(values), high: 1 - lower(flipped) };
}

const BOLDEST = 0.5;

function logWealth(values: ArrayLike<number>, bets: Float64Array, mean: number): number {
  let wealth = 0;
  for (let i = 0; i < bets.length; i += 1) {
    const bet = Math.min(bets[i]!, BOLDEST / mean);
    wealth += Math.log1p(bet * (values[i]! - mean));
  }
  return wealth;
}

/** Each bet uses the past only: larger while little variance was seen, smaller as time goes on. */
function predictableBets(values: ArrayLike<number>, alpha: number): Float64Array {
  const bets = new Float64Array(values.length);
  let sum = 0.5;
  let squares = 0.25;
  for (let i = 0; i < values.length; i += 1) {
    const t = i + 1;
    const variance = squares / t;
    bets[i] = Math.sqrt((2 * Math.log(2 / alpha)) / (t * Math.log(1 + t) * variance));
    sum += values[i]!;
    squares += (values[i]! - sum / (t + 1)) ** 2;
  }
  return bets;
}
