import { expect, test } from "vitest";
import { meanDiscrepancy } from "./mean-discrepancy.ts";
import { seededRandom } from "./seeded-random.ts";

const before = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
  [0.5, 0.2],
];
const after = [
  [1, 1],
  [2, 1],
  [1.5, 2],
  [3, 1],
];

test("a discrepancy computed by hand in NumPy", () => {
  expect(meanDiscrepancy(before, after, seededRandom(1)).discrepancy).toBeCloseTo(0.46012051001582666, 12);
});

test("samples that are too small or all the same say nothing", () => {
  expect(meanDiscrepancy([[1]], [[2], [3]], seededRandom(1))).toEqual({ discrepancy: 0, pValue: 1 });
  const same = Array.from({ length: 10 }, () => [0.3, 0.3]);
  expect(meanDiscrepancy(same, same, seededRandom(1))).toEqual({ discrepancy: 0, pValue: 1 });
});

test("swapping the samples changes nothing", () => {
  const there = meanDiscrepancy(before, after, seededRandom(1)).discrepancy;
  expect(meanDiscrepancy(after, before, seededRandom(1)).discrepancy).toBeCloseTo(there, 12);
});

const sample = (n: number, spread: number, random: () => number) =>
  Array.from({ length: n }, () => [random() * spread, random() * spread]);

test(
  "unchanged samples are called different about once in twenty, a wider one almost always",
  { timeout: 60_000 },
  () => {
    const random = seededRandom(9);
    const called = (spread: number, rounds: number) =>
      Array.from(
        { length: rounds },
        () => meanDiscrepancy(sample(40, 1, random), sample(40, spread, random), random, 99).pValue <= 0.05,
      ).filter(Boolean).length / rounds;
    expect(called(1, 200)).toBeLessThan(0.11);
    expect(called(1.6, 40)).toBeGreaterThan(0.9);
  },
);
