import { expect, test } from "vitest";
import { calibrate, sigmoid } from "./calibrator.ts";
import { fitBeta, fitCautiousBeta } from "./fit-beta.ts";
import { seededRandom } from "./seeded-random.ts";

test("it finds the parameters that made the labels", () => {
  const random = seededRandom(3);
  const scores = Array.from({ length: 40_000 }, () => 0.02 + 0.96 * random());
  const hits = scores.map((s) => (random() < sigmoid(0.6 * Math.log(s) - 1.4 * Math.log(1 - s) + 0.3) ? 1 : 0));
  const fitted = fitBeta(scores, hits);
  expect(Math.abs(fitted.a - 0.6)).toBeLessThan(0.1);
  expect(Math.abs(fitted.b - 1.4)).toBeLessThan(0.1);
  expect(Math.abs(fitted.c - 0.3)).toBeLessThan(0.1);
});

test("a score that points the wrong way becomes a constant, not a falling curve", () => {
  const fitted = fitBeta([0.9, 0.8, 0.7, 0.2, 0.1, 0.15], [0, 0, 0, 1, 1, 1]);
  expect(fitted).toMatchObject({ a: 0, b: 0 });
  expect(calibrate(fitted, 0.1)).toBeCloseTo(0.5, 6);
});

test("a negative weight is left out and the rest is fitted again", () => {
  const hits = [1, 1, 0, 1, 0, 1, 0, 0, 1, 1];
  const scores = [0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.4, 0.3, 0.2, 0.55];
  const fitted = fitBeta(scores, hits);
  expect(fitted.a).toBe(0);
  expect(fitted.b).toBeGreaterThan(0);
});

test("a cautious fit of nothing changes nothing, and of a few labels hardly more", () => {
  expect(fitCautiousBeta([], [])).toEqual({ kind: "beta", a: 1, b: 1, c: 0 });
  const few = fitCautiousBeta([0.9, 0.8, 0.7, 0.2], [0, 1, 0, 1]);
  for (const weight of [few.a, few.b]) expect(Math.abs(weight - 1)).toBeLessThan(0.2);
  expect(calibrate(few, 0.9)).toBeLessThan(0.9);
});

test("a cautious fit finds the parameters that made many labels", () => {
  const random = seededRandom(4);
  const scores = Array.from({ length: 40_000 }, () => 0.02 + 0.96 * random());
  const hits = scores.map((s) => (random() < sigmoid(0.6 * Math.log(s) - 1.4 * Math.log(1 - s) + 0.3) ? 1 : 0));
  const { a, b, c } = fitCautiousBeta(scores, hits);
  for (const far of [a - 0.6, b - 1.4, c - 0.3]) expect(Math.abs(far)).toBeLessThan(0.1);
});
