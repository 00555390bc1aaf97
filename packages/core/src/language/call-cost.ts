import type { TokenUsage } from "../ports/language-model.ts";
import type { ModelFacts } from "./model-facts.ts";

/**
 * What a call cost, in micro-units of the currency, rounded up: a price per million tokens is micro-units per token. Null
 * where no price is known for that day, or the provider did not count.
 */
export function callCost(usage: TokenUsage, prices: ModelFacts["prices"], at: Date): number | null {
  const day = at.toISOString().slice(0, 10);
  const price = prices.filter((one) => one.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (price === undefined || usage.input === null || usage.output === null) return null;
  const cached = Math.min(usage.cachedInput ?? 0, usage.input);
  const exact =
    (usage.input - cached) * price.input + cached * (price.cachedInput ?? price.input) + usage.output * price.output;
  // 12 digits are far beyond any price list; without this 0.1 + 0.2 would be rounded up to one more.
  return Math.ceil(Number(exact.toPrecision(12)));
}
