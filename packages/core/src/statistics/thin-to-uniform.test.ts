import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";
import { thinToUniform } from "./thin-to-uniform.ts";

test("a live gate's labels become a fair sample again", () => {
  const random = seededRandom(3);
  const labelled = Array.from({ length: 100_000 }, () => random())
    .map((confidence) => ({ confidence, probability: confidence >= 0.5 ? 0.05 : 1 }))
    .filter((one) => random() < one.probability);
  const kept = thinToUniform(labelled, (one) => one.probability, random);
  const confident = kept.filter((one) => one.confidence >= 0.5).length;
  expect(labelled.filter((one) => one.confidence >= 0.5).length).toBe(confident);
  expect(Math.abs(confident / kept.length - 0.5)).toBeLessThan(0.02);
});

test("equal probabilities leave the cases alone and need no randomness", () => {
  const cases = [1, 2, 3];
  expect(thinToUniform(cases, () => 0.03)).toBe(cases);
  expect(thinToUniform([], () => 1)).toEqual([]);
});

test("impossible labels and missing randomness are bugs", () => {
  expect(() => thinToUniform([1], () => 0, Math.random)).toThrow(RangeError);
  expect(() => thinToUniform([0.5, 1], (one) => one)).toThrow(RangeError);
});
