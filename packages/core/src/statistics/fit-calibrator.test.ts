import { expect, test } from "vitest";
import { calibrate, sigmoid, logit } from "./calibrator.ts";
import { fitCalibrator } from "./fit-calibrator.ts";
import { seededRandom } from "./seeded-random.ts";

function labels(n: number, seed = 1) {
  const random = seededRandom(seed);
  const scores = Array.from({ length: n }, () => 0.3 + 0.699 * random());
  // A model that is far too sure of itself.
  const truth = (score: number) => sigmoid(0.5 * logit(score));
  return { scores, hits: scores.map((score) => (random() < truth(score) ? 1 : 0)), truth };
}

test("what is fitted grows with the labels", () => {
  const kindOf = (n: number) => fitCalibrator(labels(n).scores, labels(n).hits).kind;
  expect(fitCalibrator([], [])).toEqual({ kind: "identity" });
  expect([kindOf(8), kindOf(40), kindOf(400), kindOf(2_000)]).toEqual(["platt", "platt", "beta", "beta"]);
});

test("many labels show a bend that beta cannot follow", () => {
  const random = seededRandom(4);
  const scores = Array.from({ length: 4_000 }, () => random());
  const hits = scores.map((score) => (random() < (score < 0.7 ? 0.4 : score < 0.9 ? 0.6 : 0.98) ? 1 : 0));
  const fitted = fitCalibrator(scores, hits);
  expect(fitted.kind).toBe("isotonic");
  expect(calibrate(fitted, 1)).toBeLessThan(1);
});

test("a handful of labels that are all right keeps the order and claims no certainty", () => {
  const fitted = fitCalibrator([0.99, 0.9, 0.7], [1, 1, 1]);
  expect(calibrate(fitted, 0.99)).toBeGreaterThan(calibrate(fitted, 0.7));
  expect(calibrate(fitted, 1)).toBeLessThan(1);
});

test("a few labels that contradict the score do not turn it round", () => {
  const scores = [0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
  const fitted = fitCalibrator(scores, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0]);
  expect(calibrate(fitted, 0.9)).toBeGreaterThan(calibrate(fitted, 0.5));
});

test.each([300, 999, 1_000, 5_000])("with %d labels confidence is close to the truth", (n) => {
  const { scores, hits, truth } = labels(n, n);
  const fitted = fitCalibrator(scores, hits);
  const distance = scores.reduce((sum, score) => sum + Math.abs(calibrate(fitted, score) - truth(score)), 0) / n;
  expect(distance).toBeLessThan(0.05);
});

test("scores and hits must belong together", () => {
  expect(() => fitCalibrator([0.5], [])).toThrow(RangeError);
});
