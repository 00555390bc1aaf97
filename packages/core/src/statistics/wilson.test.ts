import { expect, test } from "vitest";
import { wilson } from "./wilson.ts";

test.each([
  [10, 100, 0.055229, 0.174366],
  [3, 500, 0.002043, 0.01749],
])("%d of %d at 95 %", (k, n, low, high) => {
  const interval = wilson(k, n, 0.95);
  expect(interval.low).toBeCloseTo(low, 6);
  expect(interval.high).toBeCloseTo(high, 6);
});

test("it stays in [0, 1] and is exact at the ends", () => {
  expect(wilson(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  expect(wilson(0, 12, 0.95).low).toBe(0);
  expect(wilson(12, 12, 0.95).high).toBe(1);
});
