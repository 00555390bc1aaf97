import { expect, test } from "vitest";
import { answeringStage, type CascadeCase, tallyCascade } from "./cascade.ts";

test.each([
  [[0.95, 0.2, 0.2], 0],
  [[0.9, 0.2, 0.2], 0],
  [[0.8, 0.75, 0.99], 1],
  [[0.8, 0.6, 0.99], 2],
  [[0.8, 0.6, 0.4], null],
  [[0, 0, 0], null],
  [[Number.NaN, 0.7, 0.99], 1],
])("%j is answered by stage %s", (scores, stage) => {
  expect(answeringStage([0.9, 0.7, 0.5], scores)).toBe(stage);
});

test("a stage without a cut-off is passed over, and a score of nothing never stands", () => {
  expect(answeringStage([null, 0.7], [0.99, 0.8])).toBe(1);
  expect(answeringStage([0, null], [0, 0.99])).toBeNull();
});

test("a cascade costs what is asked, what people decide, and what is wrong", () => {
  const one = (scores: number[], correct: boolean[]): CascadeCase =>
    scores.map((score, at) => ({ score, cost: [0, 0.01][at]!, correct: correct[at]! }));
  const cases = [
    one([0.95, 0.9], [true, true]),
    one([0.5, 0.9], [false, true]),
    one([0.5, 0.9], [true, false]),
    one([0.5, 0.1], [true, true]),
  ];
  expect(tallyCascade(cases, [0.9, 0.8], { person: 0.6, error: 5 })).toEqual({
    cases: 4,
    stages: [
      { asked: 4, answered: 1, errors: 0, cost: 0 },
      { asked: 3, answered: 2, errors: 1, cost: 0.03 },
    ],
    people: 1,
    accepted: 3,
    errors: 1,
    costPerCase: (0.03 + 0.6 + 5) / 4,
  });
  expect(tallyCascade(cases, [null, null], { person: 0.6, error: 5 })).toMatchObject({ people: 4, costPerCase: 0.6 });
  expect(tallyCascade([], [0.9], { person: 1, error: 0 })).toMatchObject({ cases: 0, costPerCase: 0 });
});
