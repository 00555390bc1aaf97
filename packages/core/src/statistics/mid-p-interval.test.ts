import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialPmf } from "./binomial.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import { midPInterval } from "./mid-p-interval.ts";

test.each([
  [0, 30, 0.0, 0.0950338529],
  [1, 30, 0.00166728, 0.1536092412],
  [3, 500, 0.0015283953, 0.0162404449],
  [10, 100, 0.0519228984, 0.1709929538],
  [30, 30, 0.9049661471, 1.0],
])("%d of %d at 95 % (SciPy)", (k, n, low, high) => {
  const interval = midPInterval(k, n, 0.95);
  expect(interval.low).toBeCloseTo(low, 8);
  expect(interval.high).toBeCloseTo(high, 8);
});

test("it lies inside the exact interval and holds the observed share", () => {
  const counts = fc
    .integer({ min: 1, max: 500 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([k, n]) => {
      const { low, high } = midPInterval(k, n, 0.95);
      const exact = clopperPearson(k, n, 0.95);
      expect(low).toBeGreaterThanOrEqual(exact.low);
      expect(high).toBeLessThanOrEqual(exact.high);
      expect(low <= k / n && k / n <= high).toBe(true);
      expect(midPInterval(n - k, n, 0.95).low).toBeCloseTo(1 - high, 10);
    }),
  );
});

test("nothing seen, nothing known", () => {
  expect(midPInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
});

test("over many true rates it holds the truth about as often as it says", () => {
  const n = 60;
  const intervals = Array.from({ length: n + 1 }, (_, k) => midPInterval(k, n, 0.95));
  const coverage = (rate: number) =>
    intervals.reduce((sum, { low, high }, k) => sum + (low <= rate && rate <= high ? binomialPmf(k, n, rate) : 0), 0);
  const rates = Array.from({ length: 200 }, (_, i) => 0.02 + (0.46 * i) / 200);
  const mean = rates.reduce((sum, rate) => sum + coverage(rate), 0) / rates.length;
  expect(Math.abs(mean - 0.955)).toBeLessThan(0.01);
  expect(Math.min(...rates.map(coverage))).toBeGreaterThan(0.92);
});
