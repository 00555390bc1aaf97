import { expect, test } from "vitest";
import { guaranteedThreshold } from "./learn-then-test.ts";
import { seededRandom } from "./seeded-random.ts";

const question = { target: 0.02, assurance: 0.95, prior: { kind: "identity" } as const };
const repeat = (n: number, value: number) => Array.from({ length: n }, () => value);
const ask = (n: number, score: number, more: object = {}) =>
  guaranteedThreshold({ ...question, scores: repeat(n, score), errors: repeat(n, 0), ...more });

test.each([
  [148, 0.999, false],
  [149, 0.999, true],
  // As many cases at a confidence that promises more errors than are allowed: not worth it before patience ends.
  [1_000, 0.97, false],
  [1_600, 0.97, true],
])("%d right cases of confidence %d: thrifty tests %s", (n, score, tested) => {
  expect(ask(n, score, { thrifty: true }).tested).toBe(tested);
});

test("who does not ask for thrift is always tested, and a look that was passed over finds nothing", () => {
  expect(ask(1_000, 0.97)).toMatchObject({ tested: true, threshold: 0.97 });
  expect(ask(1_000, 0.97, { thrifty: true })).toMatchObject({ tested: false, threshold: null, accepted: 0 });
});

test("without a prior only a look that nobody could win is passed over", () => {
  const noPrior = { prior: undefined, thrifty: true };
  // All cases are equally confident, so the four starts are one and spend 5 % together.
  expect(ask(148, 0.9, noPrior).tested).toBe(false);
  expect(ask(149, 0.9, noPrior)).toMatchObject({ tested: true, threshold: 0.9 });
});

test("whether a look is worth it does not depend on the errors", () => {
  const random = seededRandom(3);
  const scores = Array.from({ length: 400 }, () => 0.9 + 0.1 * random());
  const tested = (rate: number) => {
    const errors = scores.map(() => (random() < rate ? 1 : 0));
    return guaranteedThreshold({ ...question, scores, errors, thrifty: true }).tested;
  };
  expect([0, 0.1, 0.5, 1].map(tested)).toEqual(repeat(4, 0).map(() => tested(0.02)));
});
