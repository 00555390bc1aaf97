import { describe, expect, it } from "vitest";
import { callCost } from "./call-cost.ts";

const prices = [
  { from: "2026-06-01", input: 0.5, cachedInput: 0.05, output: 4 },
  { from: "2026-01-01", input: 1, output: 8 },
];
const usage = { input: 1000, cachedInput: 400, output: 100 };

describe("what a call cost", () => {
  it("follows the price of its day", () => {
    // By hand: 1,000 x 1 + 100 x 8, then 600 x 0.5 + 400 x 0.05 + 100 x 4.
    expect(callCost(usage, prices, new Date("2026-05-31T23:59:59Z"))).toBe(1800);
    expect(callCost(usage, prices, new Date("2026-06-01T00:00:00Z"))).toBe(720);
  });

  it("is unknown where nobody said a price, or the provider counted nothing", () => {
    expect(callCost(usage, prices, new Date("2025-12-31T00:00:00Z"))).toBeNull();
    expect(callCost({ ...usage, output: null }, prices, new Date("2026-06-01T00:00:00Z"))).toBeNull();
    expect(callCost(usage, [], new Date())).toBeNull();
  });

  it("is rounded up to whole micro-units, but not for the way that numbers are stored", () => {
    const tenth = [{ from: "2026-01-01", input: 0.1, output: 0.2 }];
    expect(callCost({ input: 1, cachedInput: 0, output: 1 }, tenth, new Date("2026-02-01"))).toBe(1);
    expect(callCost({ input: 10, cachedInput: null, output: 10 }, tenth, new Date("2026-02-01"))).toBe(3);
  });
});
