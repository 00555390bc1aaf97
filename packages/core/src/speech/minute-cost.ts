import type { ModelFacts } from "../language/model-facts.ts";

/** What so many seconds cost, in micro-units, rounded up; null where no price is known for that day. */
export function minuteCost(seconds: number, prices: NonNullable<ModelFacts["minutePrices"]>, at: Date): number | null {
  const day = at.toISOString().slice(0, 10);
  const price = prices.filter((one) => one.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (price === undefined) return null;
  // Without this 0.1 + 0.2 would be rounded up to one more.
  return Math.ceil(Number(((seconds / 60) * price.minute * 1_000_000).toPrecision(12)));
}
