import { describe, expect, test } from "vitest";
import { clopperPearson, lowerBound, upperBound } from "./clopper-pearson.ts";

describe("two-sided at 95 %", () => {
  test.each([
    [0, 10, 0, 0.308497],
    [1, 10, 0.002529, 0.445016],
    [10, 100, 0.049005, 0.176223],
    [500, 1000, 0.468549, 0.531451],
  ])("%d of %d", (k, n, low, high) => {
    const interval = clopperPearson(k, n, 0.95);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });
});

test.each([
  [5, 1000, 0.05, 0.010484],
  [5, 1000, 0.001, 0.016361],
  [0, 1000, 0.001, 0.006884],
  [0, 299, 0.05, 0.009969],
])("upper bound of %d of %d at delta %d", (k, n, delta, expected) => {
  expect(upperBound(k, n, delta)).toBeCloseTo(expected, 6);
});

test("nothing seen, nothing known", () => {
  expect(clopperPearson(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  expect(upperBound(7, 7, 0.05)).toBe(1);
  expect(lowerBound(7, 7, 0.05)).toBeCloseTo(0.05 ** (1 / 7), 12);
});
