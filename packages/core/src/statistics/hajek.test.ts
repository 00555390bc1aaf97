import { expect, test } from "vitest";
import { hajek } from "./hajek.ts";
import { seededRandom } from "./seeded-random.ts";

test("the reference estimate", () => {
  expect(hajek([1, 0, 0, 1, 0], [0.1, 0.1, 0.5, 1, 1]).estimate).toBeCloseTo(0.458333, 6);
});

test("equal weights are an ordinary share with its mid-p interval", () => {
  const result = hajek(
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    Array.from({ length: 10 }, () => 0.03),
  );
  expect(result).toMatchObject({ estimate: 0, low: 0 });
  expect(result.high).toBeCloseTo(1 - 0.05 ** 0.1, 9);
});

test("nothing looked at, nothing known; impossible probabilities are a bug", () => {
  expect(hajek([], [])).toEqual({ estimate: null, low: 0, high: 1 });
  expect(() => hajek([1], [0])).toThrow(RangeError);
  expect(() => hajek([1], [1.5])).toThrow(RangeError);
});

test("sizes that are counted instead of estimated narrow the interval and leave out nobody", () => {
  const errors = [...Array.from({ length: 50 }, (_, i) => (i < 20 ? 1 : 0)), ...Array.from({ length: 30 }, () => 0)];
  const probabilities = errors.map((_, i) => (i < 50 ? 1 : 0.03));
  const all = Array.from({ length: 1_050 }, (_, i) => (i < 50 ? 1 : 0.03));
  const estimated = hajek(errors, probabilities);
  const counted = hajek(errors, probabilities, 0.95, all);
  expect(counted.estimate).toBeCloseTo(20 / 1_050, 12);
  expect(counted.high - counted.low).toBeLessThan(estimated.high - estimated.low);
  const unseen = hajek(errors.slice(0, 50), probabilities.slice(0, 50), 0.95, all);
  expect(unseen.high).toBeGreaterThan(0.95);
});

test("reviewed hard cases and a few audits give the truth, the plain mean does not", () => {
  const random = seededRandom(77);
  const rounds = Array.from({ length: 300 }, () => {
    const errors: number[] = [];
    const probabilities: number[] = [];
    for (let i = 0; i < 3_000; i += 1) {
      const hard = random() < 0.2;
      const probability = hard ? 1 : 0.1;
      if (random() >= probability) continue;
      errors.push(random() < (hard ? 0.25 : 0.02) ? 1 : 0);
      probabilities.push(probability);
    }
    return {
      naive: errors.reduce((sum, error) => sum + error, 0) / errors.length,
      weighted: hajek(errors, probabilities),
    };
  });
  const truth = 0.2 * 0.25 + 0.8 * 0.02;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean(rounds.map((round) => round.weighted.estimate!)) - truth)).toBeLessThan(0.003);
  expect(mean(rounds.map((round) => round.naive))).toBeGreaterThan(2 * truth);
  const covered = rounds.filter(({ weighted }) => weighted.low <= truth && truth <= weighted.high).length;
  expect(covered / 300).toBeGreaterThanOrEqual(0.94);
});
