import { expect, test } from "vitest";
import { populationStability, stabilityIndex, stabilityLimit } from "./population-stability.ts";
import { seededRandom } from "./seeded-random.ts";

test("the reference index", () => {
  const uniform = Array.from({ length: 10 }, () => 0.1);
  expect(stabilityIndex(uniform, [0.15, 0.12, 0.11, 0.1, 0.1, 0.1, 0.09, 0.09, 0.08, 0.06])).toBeCloseTo(0.051876, 6);
});

test("what chance explains depends on how many cases there are", () => {
  expect(stabilityLimit(10, 1_000, 1_000)).toBeCloseTo(0.034, 3);
  expect(stabilityLimit(10, 100_000, 100_000)).toBeLessThan(0.0004);
});

test("unchanged samples exceed the limit about once in twenty", () => {
  const random = seededRandom(6);
  const sample = () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 1_000; i += 1) counts[Math.floor(random() * 10)]! += 1;
    return counts;
  };
  const above = Array.from({ length: 400 }, () => populationStability(sample(), sample())).filter(
    (one) => one.index > one.limit,
  );
  expect(above.length / 400).toBeGreaterThan(0.02);
  expect(above.length / 400).toBeLessThan(0.09);
});

test("empty bins are finite, a real shift is seen", () => {
  const shift = populationStability([500, 500, 0], [100, 500, 400]);
  expect(Number.isFinite(shift.index)).toBe(true);
  expect(shift.pValue).toBeLessThan(1e-9);
  expect(populationStability([5], [5])).toEqual({ index: 0, limit: 0, pValue: 1 });
});
