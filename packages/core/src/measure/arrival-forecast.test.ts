import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { type ArrivalHour, forecastArrivals, productOf } from "./arrival-forecast.ts";

const hourMs = 3_600_000;
const end = new Date("2026-11-25T10:00:00Z");
const back = (hours: number) => new Date(end.getTime() - hours * hourMs);

describe("forecastArrivals", () => {
  it("needs a whole week", () => {
    expect(forecastArrivals([], back(167), end)).toBeNull();
    expect(forecastArrivals([], back(168), end)).toMatchObject({ total: 0, weeks: 1 });
  });

  it("lays the mean week over the next one, hour by hour", () => {
    // Ten on one hour of each of two weeks, and twenty a day later of the second alone.
    const hours: ArrivalHour[] = [
      { hour: back(336 - 5), arrivals: 10 },
      { hour: back(168 - 5), arrivals: 10 },
      { hour: back(168 - 29), arrivals: 20 },
    ];
    expect(forecastArrivals(hours, back(400), end)).toMatchObject({
      days: [10, 10, 0, 0, 0, 0, 0],
      total: 20,
      weeks: 2,
    });
  });

  it("widens where days differ more than chance, and where one week is all there is", () => {
    const daily = (first: number, second: number) =>
      Array.from({ length: 14 }, (_, day) => ({ hour: back(336 - day * 24), arrivals: day < 7 ? first : second }));
    expect(forecastArrivals(daily(10, 10), back(336), end)!.variance).toBe(70 * 1.5);
    expect(forecastArrivals(daily(0, 20), back(336), end)!.variance).toBe(70 * 20 * 1.5);
    expect(forecastArrivals(daily(0, 10), back(168), end)!.variance).toBe(70 * 2 * 2);
  });

  it("holds the next week in about 95 of 100 cases", () => {
    const random = seededRandom(11);
    const poisson = (expected: number) => {
      let [count, product] = [0, random()];
      while (product > Math.exp(-expected)) [count, product] = [count + 1, product * random()];
      return count;
    };
    let held = 0;
    for (let run = 0; run < 400; run += 1) {
      const hours = Array.from({ length: 4 * 168 }, (_, n) => ({ hour: back(672 - n), arrivals: poisson(0.4) }));
      const { total, variance } = forecastArrivals(hours, back(672), end)!;
      const next = Array.from({ length: 168 }, () => poisson(0.4)).reduce((a, b) => a + b, 0);
      const { low, high } = productOf([{ value: total, variance }]);
      if (next >= low && next <= high) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.93);
    expect(held / 400).toBeLessThan(0.985);
  });
});

describe("productOf", () => {
  it("multiplies, and adds up what is uncertain", () => {
    expect(
      productOf([
        { value: 10, variance: 0 },
        { value: 3, variance: 0 },
      ]),
    ).toEqual({ value: 30, low: 30, high: 30 });
    const one = productOf([{ value: 100, variance: 100 }]);
    expect(one.low).toBeCloseTo(82.2, 1);
    const two = productOf([
      { value: 100, variance: 100 },
      { value: 2, variance: 0.04 },
    ]);
    expect(two.high - two.low).toBeGreaterThan(2 * (one.high - one.low));
    expect(
      productOf([
        { value: 0, variance: 0 },
        { value: 2, variance: 1 },
      ]),
    ).toEqual({ value: 0, low: 0, high: 0 });
  });
});
