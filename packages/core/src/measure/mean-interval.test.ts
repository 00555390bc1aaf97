import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { meanInterval, studentQuantile } from "./mean-interval.ts";

/** From SciPy: stats.t.ppf. */
it.each([
  [0.975, 1, 12.706204736],
  [0.975, 9, 2.262157163],
  [0.975, 29, 2.045229642],
  [0.95, 5, 2.015048373],
  [0.995, 120, 2.617421145],
])("t at %f with %i degrees of freedom is %f", (probability, degrees, expected) => {
  expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 6);
});

it("says nothing of one value, and bounds times below", () => {
  expect(meanInterval([3])).toBeNull();
  expect(meanInterval([0, 10], 0.95, 0)).toMatchObject({ value: 5, low: 0, n: 2 });
  expect(meanInterval([2, 2, 2])).toEqual({ value: 2, low: 2, high: 2, n: 3 });
});

it("covers the true mean of times as people take them about as often as it says", () => {
  const random = seededRandom(11);
  const time = () => 60 + 40 * (random() + random() + random());
  let covered = 0;
  for (let run = 0; run < 1000; run += 1) {
    const { low, high } = meanInterval(Array.from({ length: 30 }, time))!;
    covered += low <= 120 && 120 <= high ? 1 : 0;
  }
  expect(covered / 1000).toBeGreaterThan(0.93);
  expect(covered / 1000).toBeLessThan(0.97);
});
