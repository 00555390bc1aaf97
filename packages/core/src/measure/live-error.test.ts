import { describe, expect, test } from "vitest";
import { liveError, type LiveCase } from "./live-error.ts";
import { seededRandom } from "../statistics/seeded-random.ts";

/** Uncertain cases are all reviewed, the others audited at a rate; the true error rate is 6 %. */
function week(n: number, auditRate: number, random: () => number): LiveCase[] {
  return Array.from({ length: n }, () => {
    const doubt = 0.3 * random() ** 3;
    const probability = doubt > 0.08 ? 1 : auditRate;
    const error = random() < 0.8 * doubt ? 1 : 0;
    return { confidence: 1 - doubt, error: random() < probability ? error : null, probability };
  });
}

describe.each([
  [2_000, 0.03, "weighted"],
  [10_000, 0.7, "prediction-powered"],
])("%d cases, %d audited", (n, auditRate, method) => {
  const random = seededRandom(n);
  const rounds = Array.from({ length: 120 }, () => liveError(week(n, auditRate, random)));

  test("the interval holds the truth about as often as it says", () => {
    const covered = rounds.filter((one) => one.low <= 0.06 && 0.06 <= one.high).length;
    expect(covered / rounds.length).toBeGreaterThan(0.9);
  });

  test(`the estimate is right on average and made by ${method}`, () => {
    const mean = rounds.reduce((sum, one) => sum + one.estimate!, 0) / rounds.length;
    expect(Math.abs(mean - 0.06)).toBeLessThan(0.003);
    expect(rounds.filter((one) => one.method === method).length).toBeGreaterThan(100);
  });
});

test("a few clean audits are not proof of no errors", () => {
  const cases = Array.from({ length: 1_000 }, (_, i) => ({
    confidence: 0.98,
    error: i < 30 ? 0 : null,
    probability: 0.03,
  }));
  const result = liveError(cases);
  expect(result).toMatchObject({ estimate: 0, low: 0, cases: 1_000, looked: 30, method: "weighted" });
  expect(result.high).toBeCloseTo(0.095, 4);
});

test("while nobody has looked there is no estimate", () => {
  expect(liveError([{ confidence: 0.9, error: null, probability: 0.03 }])).toMatchObject({ estimate: null, high: 1 });
});
