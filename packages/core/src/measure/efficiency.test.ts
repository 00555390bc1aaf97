import { expect, it } from "vitest";
import type { BaselineFigures } from "../wire/baseline.ts";
import { type EfficiencyFacts, efficiencyOf } from "./efficiency.ts";

const measured: BaselineFigures = {
  minutesPerCase: { value: 6, low: 5, high: 7, n: 30, source: "timed", capped: 0 },
  errorRate: { value: 0.1, low: 0.05, high: 0.2, n: 40, source: "timed", capped: 0 },
  costPerHour: 30,
  costMicros: { value: 3_000_000, low: 2_500_000, high: 3_500_000 },
};
const typed: BaselineFigures = {
  ...measured,
  minutesPerCase: { value: 6, low: null, high: null, n: null, source: "typed", capped: 0 },
  errorRate: { value: 0.1, low: null, high: null, n: null, source: "typed", capped: 0 },
  costMicros: { value: 3_000_000, low: null, high: null },
};
const week: EfficiencyFacts = {
  from: "2026-11-02T00:00:00.000Z",
  to: "2026-11-09T00:00:00.000Z",
  automated: 80,
  reviewed: 20,
  reviewTimes: Array.from({ length: 20 }, (_, n) => 100 + (n % 2) * 40),
  auditTimes: [60, 60],
  machineSeconds: 4,
  modelCostMicros: 500_000,
  automatedError: { value: 0.02, low: 0.01, high: 0.04, n: 200 },
};

it("sets the time and money of people and models against what the cases would have cost", () => {
  const result = efficiencyOf(week, measured);
  expect(result).toMatchObject({ peopleSeconds: 2520, auditSeconds: 120, untimed: 0, capped: 0 });
  expect(result.secondsPerReview).toMatchObject({ value: 120, n: 20 });
  expect(result.minutesPerCase).toBeCloseTo(0.42);
  expect(result.hoursSaved).toEqual({ value: 10 - 0.7, low: (500 - 42) / 60, high: (700 - 42) / 60 });
  // 0.7 hours at 30, and half a unit of model calls, over 100 cases.
  expect(result.costPerCaseMicros).toBe(215_000);
  expect(result.savedMicros).toEqual({ value: 278_500_000, low: 228_500_000, high: 328_500_000 });
});

it("has no interval where the baseline was typed", () => {
  const { hoursSaved, savedMicros, costPerCorrectMicros } = efficiencyOf(week, typed);
  expect(hoursSaved).toMatchObject({ low: null, high: null });
  expect(savedMicros).toMatchObject({ value: 278_500_000, low: null });
  expect(costPerCorrectMicros).toMatchObject({ low: null, high: null });
});

it("counts training and audits: a week in which people decide everything saves nothing, or less", () => {
  const assisted = {
    ...week,
    automated: 0,
    reviewed: 20,
    reviewTimes: week.reviewTimes.map(() => 400),
    automatedError: null,
  };
  expect(efficiencyOf(assisted, measured).hoursSaved?.value).toBeLessThan(0);
});

it("takes what nobody timed for an average one, and where nobody timed any for manual work", () => {
  const half = efficiencyOf({ ...week, reviewTimes: [100, null], auditTimes: [null] }, measured);
  expect(half).toMatchObject({ peopleSeconds: 300, auditSeconds: 100, untimed: 2 });
  const none = efficiencyOf(
    { ...week, automated: 0, reviewed: 2, reviewTimes: [null, null], auditTimes: [] },
    measured,
  );
  expect(none).toMatchObject({ peopleSeconds: 720, secondsPerReview: null, hoursSaved: { value: 0 } });
});

it("takes lunch out of the time, and says so", () => {
  const result = efficiencyOf({ ...week, reviewTimes: [60, 60, 60, 7200], auditTimes: [] }, measured);
  expect(result).toMatchObject({ peopleSeconds: 480, capped: 1 });
});

it("asks what a right decision costs only where the errors of all decisions are known", () => {
  const cost = efficiencyOf(week, measured).costPerCorrectMicros;
  expect(cost?.value).toBe(Math.round(21_500_000 / (80 * 0.98 + 20 * 0.9)));
  expect(cost?.low).toBeLessThan(cost?.value ?? 0);
  expect(cost?.high).toBeGreaterThan(cost?.value ?? 0);
  expect(efficiencyOf({ ...week, automatedError: null }, measured).costPerCorrectMicros).toBeNull();
  expect(efficiencyOf(week, { ...measured, errorRate: null }).costPerCorrectMicros).toBeNull();
});

it("says nothing of an empty week, and nothing of money without a rate", () => {
  const empty = {
    ...week,
    automated: 0,
    reviewed: 0,
    reviewTimes: [],
    auditTimes: [],
    modelCostMicros: 0,
    automatedError: null,
  };
  expect(efficiencyOf(empty, measured)).toMatchObject({
    minutesPerCase: null,
    costPerCaseMicros: null,
    costPerCorrectMicros: null,
  });
  const nothing = { minutesPerCase: null, errorRate: null, costPerHour: null, costMicros: null };
  expect(efficiencyOf(week, nothing)).toMatchObject({ hoursSaved: null, savedMicros: null, costPerCaseMicros: null });
});
