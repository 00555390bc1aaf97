import { wilson } from "../statistics/wilson.ts";

export interface Difference {
  value: number;
  low: number;
  high: number;
}

/** A share of so many. */
export interface Counted {
  count: number;
  of: number;
}

/**
 * The difference of two independent shares, with the interval of Newcombe's hybrid score (1998, method 10); null where
 * one of them is of nothing.
 */
export function rateDifference(one: Counted, other: Counted, assurance = 0.95): Difference | null {
  if (one.of === 0 || other.of === 0) return null;
  const [p, q] = [one.count / one.of, other.count / other.of];
  const first = wilson(one.count, one.of, assurance);
  const second = wilson(other.count, other.of, assurance);
  return {
    value: p - q,
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}
