import { expect, test } from "vitest";
import { cusumRaised, observeCusum, startCusum } from "./cusum.ts";
import { seededRandom } from "./seeded-random.ts";

function meanRunLength(rate: number, limit: number, runs: number, seed: number): number {
  const random = seededRandom(seed);
  let cases = 0;
  for (let run = 0; run < runs; run += 1) {
    let chart = startCusum(0.05, 0.1, limit);
    while (!cusumRaised(chart)) {
      chart = observeCusum(chart, random() < rate);
      cases += 1;
    }
  }
  return cases / runs;
}

test.each([
  [0.05, 3, 1_284, 600],
  [0.1, 3, 111, 2_000],
  [0.05, 4, 3_884, 200],
  [0.1, 4, 160, 2_000],
  [0.1, 5, 208, 2_000],
])("at a rate of %d a limit of %d lasts about %d cases", (rate, limit, expected, runs) => {
  expect(Math.abs(meanRunLength(rate, limit, runs, 17) / expected - 1)).toBeLessThan(0.15);
});

test("steps are log likelihood ratios and the sum never falls below nothing", () => {
  const chart = startCusum(0.05, 0.1);
  expect(observeCusum(chart, false).sum).toBe(0);
  const raised = observeCusum(chart, true);
  expect(raised.sum).toBeCloseTo(Math.LN2, 12);
  expect(observeCusum(raised, false).sum).toBeCloseTo(Math.LN2 + Math.log(0.9 / 0.95), 12);
});

test("a chart needs something to fear", () => {
  expect(() => startCusum(0.1, 0.1)).toThrow(RangeError);
  expect(() => startCusum(0, 0.1)).toThrow(RangeError);
});
