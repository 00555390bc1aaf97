import { describe, expect, test } from "vitest";
import { fitPlatt } from "./fit-platt.ts";
import { guaranteedThreshold } from "./learn-then-test.ts";
import { naiveThreshold } from "./naive-threshold.ts";
import { seededRandom } from "./seeded-random.ts";
import { selectionWithGuaranteedRisk } from "./sgr.ts";

const question = { target: 0.02, assurance: 0.95 };
const repeat = (n: number, value: number) => Array.from({ length: n }, () => value);

describe("what passes and what does not", () => {
  test("149 right cases carry two per cent when one test is spent on them, 148 do not", () => {
    const ask = (n: number) =>
      guaranteedThreshold({ ...question, scores: repeat(n, 0.9), errors: repeat(n, 0), prior: { kind: "identity" } });
    expect(ask(148).threshold).toBeNull();
    expect(ask(149)).toMatchObject({ threshold: 0.9, n: 149, accepted: 149, errorsAccepted: 0 });
  });

  test("no labels, no threshold", () => {
    const answer = guaranteedThreshold({ ...question, scores: [], errors: [] });
    expect(answer).toEqual({
      threshold: null,
      n: 0,
      accepted: 0,
      errorsAccepted: 0,
      upperBound: 1,
      method: "fixed-starts",
      tested: false,
    });
  });

  test("a hopeless model gets none", () => {
    const errors = Array.from({ length: 2_000 }, (_, i) => (i % 5 === 0 ? 1 : 0));
    const scores = errors.map((_, i) => i / 2_000);
    expect(guaranteedThreshold({ ...question, scores, errors }).threshold).toBeNull();
  });

  test("scores that are not numbers and lists of different length are bugs", () => {
    expect(() => guaranteedThreshold({ ...question, scores: [Number.NaN], errors: [0] })).toThrow(RangeError);
    expect(() => guaranteedThreshold({ ...question, scores: [0.1], errors: [] })).toThrow(RangeError);
  });
});

test("equal scores stand or fall together", () => {
  // 300 sure and right; then 200 tied cases with 30 errors hidden behind 170 right ones in the list.
  const scores = [...repeat(300, 0.99), ...repeat(200, 0.8)];
  const errors = [...repeat(300, 0), ...repeat(170, 0), ...repeat(30, 1)];
  const answer = guaranteedThreshold({ ...question, scores, errors });
  expect(answer).toMatchObject({ threshold: 0.99, accepted: 300, errorsAccepted: 0 });
});

test("the order of the cases does not matter", () => {
  const random = seededRandom(5);
  const scores = Array.from({ length: 800 }, () => Math.round(random() * 50) / 50);
  const errors = scores.map((score) => (random() < 0.2 * (1 - score) ? 1 : 0));
  const backwards = guaranteedThreshold({
    target: 0.08,
    assurance: 0.9,
    scores: scores.toReversed(),
    errors: errors.toReversed(),
  });
  expect(guaranteedThreshold({ target: 0.08, assurance: 0.9, scores, errors })).toEqual(backwards);
  expect(backwards.threshold).not.toBeNull();
});

test("the naive threshold takes what merely looks good", () => {
  const scores = [0.9, 0.8, 0.7, 0.6];
  expect(naiveThreshold({ scores, errors: [0, 0, 0, 1], target: 0.02, assurance: 0.95 })).toMatchObject({
    threshold: 0.7,
    accepted: 3,
    errorsAccepted: 0,
  });
  expect(naiveThreshold({ scores, errors: [1, 1, 1, 1], target: 0.02, assurance: 0.95 }).threshold).toBeNull();
});

test("the published selection is sound and stricter", () => {
  const scores = [...repeat(400, 0.99), ...repeat(200, 0.8)];
  const errors = [...repeat(400, 0), ...repeat(100, 0), ...repeat(100, 1)];
  const answer = selectionWithGuaranteedRisk({ ...question, scores, errors });
  expect(answer).toMatchObject({ threshold: 0.99, accepted: 400, errorsAccepted: 0 });
  expect(answer.upperBound).toBeLessThanOrEqual(0.02);
  expect(selectionWithGuaranteedRisk({ ...question, scores: [], errors: [] }).threshold).toBeNull();
});

test("20,000 cases take well under 100 ms", () => {
  const random = seededRandom(2);
  const scores = Array.from({ length: 20_000 }, () => random());
  const errors = scores.map((score) => (random() < 0.1 * (1 - score) ? 1 : 0));
  const prior = fitPlatt(
    scores.slice(0, 500),
    errors.slice(0, 500).map((error) => 1 - error),
  );
  const durations = Array.from({ length: 5 }, () => {
    const began = performance.now();
    guaranteedThreshold({ ...question, scores, errors, prior });
    return performance.now() - began;
  });
  // The quickest of five: the others may have waited for the machine.
  expect(Math.min(...durations)).toBeLessThan(100);
});
