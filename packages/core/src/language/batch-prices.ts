import type { ModelFacts } from "./model-facts.ts";

/** What answers of a batch cost by these lists; `usualShare` counts where a list says nothing of batches. */
export function batchPrices(prices: ModelFacts["prices"], usualShare: number): ModelFacts["prices"] {
  return prices.map(({ batch = usualShare, cachedInput, ...price }) => ({
    from: price.from,
    input: price.input * batch,
    ...(cachedInput === undefined ? {} : { cachedInput: cachedInput * batch }),
    output: price.output * batch,
  }));
}

/** The share of the usual price that holds on a day. */
export function batchShare(prices: ModelFacts["prices"], usualShare: number, at: Date): number {
  const day = at.toISOString().slice(0, 10);
  const now = prices.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  return now?.batch ?? usualShare;
}
