import { expect, test } from "vitest";
import { horvitzThompson } from "./horvitz-thompson.ts";
import { seededRandom } from "./seeded-random.ts";
import { weightedPredictionPowered } from "./weighted-prediction-powered.ts";

test("without useful predictions it is Horvitz and Thompson's estimate", () => {
  const truths = [1, 0, 0, 1, 0];
  const probabilities = [0.1, 0.1, 0.5, 1, 1];
  const drawn = truths.map((truth, i) => ({ predicted: 0, truth, probability: probabilities[i]! }));
  const unseen = Array.from({ length: 35 }, () => ({ predicted: 0, truth: null, probability: 0.2 }));
  const result = weightedPredictionPowered([...drawn, ...unseen], 0.95);
  expect(result.estimate).toBeCloseTo(horvitzThompson(truths, probabilities, 40).estimate, 12);
  expect(result.lambda).toBe(0);
});

test("when everything is looked at it is the plain mean, whatever was predicted", () => {
  const cases = [1, 0, 0, 1].map((truth) => ({ predicted: 0.4, truth, probability: 1 }));
  expect(weightedPredictionPowered(cases, 0.95).estimate).toBeCloseTo(0.5, 12);
});

test("good predictions narrow the interval without moving the estimate", () => {
  const random = seededRandom(14);
  const draw = (informative: boolean) =>
    Array.from({ length: 20_000 }, () => {
      const doubt = random() < 0.2 ? 0.5 : 0.01;
      const truth = random() < doubt ? 1 : 0;
      return { predicted: informative ? doubt : 0, truth: random() < 0.1 ? truth : null, probability: 0.1 };
    });
  const blind = weightedPredictionPowered(draw(false), 0.95);
  const informed = weightedPredictionPowered(draw(true), 0.95);
  expect(informed.high - informed.low).toBeLessThan(0.85 * (blind.high - blind.low));
  expect(Math.abs(informed.estimate - 0.108)).toBeLessThan(0.015);
  expect(informed.lambda).toBeGreaterThan(0.5);
});
