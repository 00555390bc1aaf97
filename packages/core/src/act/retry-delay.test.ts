import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { defaultRetry, retryDelay } from "./retry-delay.ts";

describe("retry delay", () => {
  it("grows to its ceiling and no further", () => {
    const longest = [1, 2, 3, 9, 10, 50].map((attempt) => Math.round(retryDelay(attempt, 0.999999, undefined)));
    expect(longest).toEqual([1, 2, 4, 256, 300, 300]);
  });

  it("waits at least as long as the other side asked, and up to a quarter longer", () => {
    expect([0, 0.5, 1].map((random) => retryDelay(1, random, 80_000))).toEqual([80, 90, 100]);
    // Of a second, up to a whole one; of hours, up to a minute.
    expect(retryDelay(1, 1, 1000)).toBe(2);
    expect(retryDelay(1, 1, 7_200_000)).toBe(7260);
  });

  it("brings back one by one those who were told the same wait, whatever process they are in", () => {
    const random = seededRandom(3);
    const back = Array.from({ length: 1000 }, () => retryDelay(1, random(), 40_000));
    const bySecond = Map.groupBy(back, (seconds) => Math.floor(seconds));
    expect([...bySecond.keys()].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 10 }, (_, at) => 40 + at),
    );
    expect(Math.max(...[...bySecond.values()].map(({ length }) => length))).toBeLessThan(150);
  });

  it("outlasts an outage of an hour in each of many thousand cases", () => {
    const random = seededRandom(7);
    const patience = () =>
      Array.from({ length: defaultRetry.mostAttempts }, (_, n) => retryDelay(n + 1, random(), undefined));
    const shortest = Math.min(
      ...Array.from({ length: 20_000 }, () => patience().reduce((sum, seconds) => sum + seconds, 0)),
    );
    expect(shortest).toBeGreaterThan(3600);
  });

  it("is positive and bounded whatever the attempt", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (attempt, random) => {
          const seconds = retryDelay(attempt, random, undefined);
          return seconds > 0 && seconds <= defaultRetry.mostSeconds;
        },
      ),
    );
  });
});
