import { expect, test } from "vitest";
import { capacityOf, capacitySentence, hours } from "./capacity.ts";
import { dayAhead, sumOfDays, type Flow } from "./day-ahead.ts";
import { costAdvice, dayCost } from "./day-cost.ts";
import { whatIf } from "./what-if.ts";

const curve = { labels: 1_000, points: [{ threshold: 0.9, accepted: 600, errors: 6 }] };
const flow: Flow = { arrivalsPerDay: 500, auditRate: 0.05, secondsPerReview: 60 };
const at = whatIf(curve, 0.9, 0.95);

test("an ordinary day: what is automated, seen and wrong", () => {
  const day = dayAhead(at, flow);
  expect(day).toMatchObject({ arrived: 500, automated: 300, reviewed: 200, audited: 15, errorsExpected: 3 });
  expect(day.hours).toBeCloseTo(215 / 60, 9);
  expect(day.errorsAtMost).toBeCloseTo(300 * at.errorAtMost, 9);
});

test("where nothing is automated nothing goes wrong, and what is not known is not said", () => {
  const nothing = whatIf(curve, null, 0.95);
  expect(dayAhead(nothing, flow)).toMatchObject({ automated: 0, reviewed: 500, errorsExpected: 0, errorsAtMost: 0 });
  expect(dayAhead(at, { ...flow, secondsPerReview: null }).hours).toBeNull();
});

test("segments add up", () => {
  const day = dayAhead(at, flow);
  expect(sumOfDays([day, day])).toMatchObject({ arrived: 1_000, automated: 600, errorsExpected: 6 });
  expect(sumOfDays([day, { ...day, hours: null }]).hours).toBeNull();
  expect(sumOfDays([])).toMatchObject({ arrived: 0, hours: 0 });
});

test.each<[string, number, Partial<Flow>, object | null]>([
  ["enough for everything", 9, {}, { looks: 540, shareNeeded: 0, possible: true }],
  ["some must be automated", 4, {}, { looks: 240, shareNeeded: (1 - 240 / 500) / 0.95, possible: true }],
  ["no hours at all", 0, {}, { looks: 0, shareNeeded: 1, possible: false }],
  ["nobody knows how long one takes", 6, { secondsPerReview: null }, null],
])("capacity: %s", (_, hoursPerDay, change, expected) => {
  expect(capacityOf(hoursPerDay, { ...flow, ...change })).toEqual(expected);
});

test("the hours that it asks for are just enough", () => {
  const { shareNeeded } = capacityOf(4, flow)!;
  const day = dayAhead({ ...at, automationRate: shareNeeded }, flow);
  expect(day.hours).toBeCloseTo(4, 9);
});

test.each<[number, Partial<Flow>, string]>([
  [6, {}, "6 hours a day are enough: reviews and audits take 3.6 hours."],
  [
    2,
    {},
    "2 hours a day are not enough: 95 of 215 a day would wait. 80 % would have to be automated; the thresholds in force let 60 % through.",
  ],
  [
    6,
    { secondsPerReview: null },
    "How long a review takes is not known yet: it is measured as soon as people have answered some.",
  ],
  [6, { arrivalsPerDay: 0 }, "Nothing has arrived lately, so nobody is needed."],
  [
    0,
    {},
    "0 minutes a day are not enough: 215 of 215 a day would wait. Even the audits of full automation would take longer.",
  ],
])("%d hours with %j: %s", (hoursPerDay, change, expected) => {
  const changed = { ...flow, ...change };
  expect(capacitySentence(hoursPerDay, changed, dayAhead(at, changed))).toBe(expected);
});

test.each([
  [1, "1 hour"],
  [0.5, "30 minutes"],
  [1 / 60, "1 minute"],
  [3.58, "3.6 hours"],
  [12.4, "12 hours"],
])("%d reads %s", (value, expected) => {
  expect(hours(value)).toBe(expected);
});

test("a day costs its errors and its reviews, with what people get wrong too", () => {
  const cost = dayCost(dayAhead(at, flow), { error: 50, review: 2, personError: 0.02 });
  expect(cost).toEqual({ automatedErrors: 150, reviews: 600, audits: 30, total: 780 });
  expect(dayCost({ ...dayAhead(at, flow), errorsExpected: null }, { error: 50, review: 2, personError: 0 })).toBeNull();
});

test.each([
  [{ error: 50, review: 2, personError: 0 }, 0.98, 0.96, "is not shown to be safe"],
  [{ error: 50, review: 2, personError: 0 }, 0.961, 0.96, "at the same place"],
  [{ error: 50, review: 2, personError: 0.02 }, 0.9, 0.94, "not worth it"],
  [{ error: 100, review: 5, personError: 0.02 }, null, 0.93, "not let anything through yet"],
  [{ error: 1, review: 2, personError: 0 }, 0.9, 0, "always costs more"],
  [{ error: 50, review: 0, personError: 0 }, 0.9, 1, "never costs less"],
])("%j with %d earned: from %d", (costs, earned, threshold, words) => {
  const advice = costAdvice(costs, earned);
  expect(advice.threshold).toBeCloseTo(threshold, 9);
  expect(advice.sentence).toContain(words);
});
