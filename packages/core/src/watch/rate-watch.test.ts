import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { chartFor, cusumLimit, feedRate, rateRaised, referenceCases, restartRate, startRate } from "./rate-watch.ts";

const cases = (n: number, rate: number, random: () => number) => Array.from({ length: n }, () => random() < rate);

describe("a watched rate", () => {
  it("learns first what is usual, and says nothing meanwhile", () => {
    const learning = feedRate(
      startRate(),
      Array.from({ length: referenceCases - 1 }, () => true),
    );
    expect(learning.chart).toBeNull();
    expect(rateRaised(learning)).toBe(false);
    expect(feedRate(learning, [true]).chart).not.toBeNull();
  });

  it("fears more than what its few cases can tell apart from the usual", () => {
    const chart = chartFor(10, 200);
    expect(chart.usual).toBeGreaterThan(0.05);
    expect(chart.usual).toBeLessThan(0.09);
    expect(chart.feared).toBeGreaterThan(2 * 0.05);
    expect(chartFor(0, 200)).toMatchObject({ usual: expect.closeTo(0.0115, 3) as number });
    expect(chartFor(200, 200).feared).toBeLessThanOrEqual(0.95);
  });

  it("takes the limit that STATISTICS.md measured for .05 against .10 to be a little quieter than asked", () => {
    // Simulated: limit 5 gives 11,104 cases in peace.
    expect(cusumLimit(0.05, 0.1, 8500)).toBeCloseTo(5, 1);
  });

  it("cries wolf rarely: at most one in ten of a hundred quiet workflows within five thousand cases", () => {
    const random = seededRandom(3);
    const alarms = Array.from({ length: 100 }, () => rateRaised(feedRate(startRate(), cases(5000, 0.08, random))));
    expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(10);
  }, 30_000);

  it("notices that overrides have tripled within five hundred cases, mostly", () => {
    const random = seededRandom(4);
    const found = Array.from({ length: 100 }, () => {
      const calm = feedRate(startRate(), cases(600, 0.05, random));
      return rateRaised(feedRate(restartRate(calm), cases(500, 0.15, random)));
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(90);
  }, 30_000);

  it("stays raised until somebody has dealt with it", () => {
    const watch = feedRate(startRate(), cases(200, 0.05, seededRandom(1)));
    const raised = feedRate(
      watch,
      Array.from({ length: 20 }, () => true),
    );
    const later = feedRate(
      raised,
      Array.from({ length: 500 }, () => false),
    );
    expect([rateRaised(raised), rateRaised(later), rateRaised(restartRate(later))]).toEqual([true, true, false]);
  });
});
