import { expect, test } from "vitest";
import { confidenceSequence, labelsForErrorsAnytime } from "./confidence-sequence.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import { seededRandom } from "./seeded-random.ts";

test.each([
  [0, 100, 0, 0.073284],
  [0, 300, 0, 0.028593],
  [3, 500, 0.000174, 0.030967],
  [100, 1000, 0.06878, 0.138367],
])("%d of %d at 95 %", (k, n, low, high) => {
  const interval = confidenceSequence(k, n, 0.95);
  expect(interval.low).toBeCloseTo(low, 6);
  expect(interval.high).toBeCloseTo(high, 6);
});

test("looking always costs width", () => {
  const once = clopperPearson(20, 400, 0.95);
  const always = confidenceSequence(20, 400, 0.95);
  expect(always.low).toBeLessThan(once.low);
  expect(always.high).toBeGreaterThan(once.high);
  expect(confidenceSequence(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  expect(confidenceSequence(5, 5, 0.95).high).toBe(1);
});

test("cases needed without errors when one has looked all along", () => {
  expect([0.01, 0.02, 0.05].map((target) => labelsForErrorsAnytime(0, target, 0.95))).toEqual([680, 320, 116]);
});

test("it misses the truth at any time in fewer than one run of twenty", () => {
  const random = seededRandom(12);
  const missed = Array.from({ length: 200 }, () => {
    let k = 0;
    for (let n = 1; n <= 600; n += 1) {
      k += random() < 0.1 ? 1 : 0;
      if (n % 10 > 0) continue;
      const { low, high } = confidenceSequence(k, n, 0.9);
      if (low > 0.1 || high < 0.1) return true;
    }
    return false;
  });
  expect(missed.filter(Boolean).length).toBeLessThanOrEqual(20);
});
