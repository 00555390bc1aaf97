import { describe, expect, it } from "vitest";
import { batchPrices, batchShare } from "./batch-prices.ts";
import { callCost } from "./call-cost.ts";

const prices = [
  { from: "2026-01-01", input: 1, cachedInput: 0.1, output: 8 },
  { from: "2026-06-01", input: 0.5, output: 4, batch: 0.25 },
];
const usage = { input: 1000, cachedInput: 400, output: 100 };

describe("what an answer of a batch costs", () => {
  it("is the share that its list says, or the usual one of its provider", () => {
    // By hand: half of 600 x 1 + 400 x 0.1 + 100 x 8, then a quarter of 1,000 x 0.5 + 100 x 4.
    expect(callCost(usage, batchPrices(prices, 0.5), new Date("2026-05-31"))).toBe(720);
    expect(callCost(usage, batchPrices(prices, 0.5), new Date("2026-06-01"))).toBe(225);
    expect(callCost(usage, batchPrices([], 0.5), new Date("2026-06-01"))).toBeNull();
  });

  it("follows the list of its day", () => {
    expect(batchShare(prices, 0.5, new Date("2026-05-31"))).toBe(0.5);
    expect(batchShare(prices, 0.5, new Date("2026-06-01"))).toBe(0.25);
    expect(batchShare([], 1, new Date("2026-06-01"))).toBe(1);
  });
});
