import { expect, test } from "vitest";
import { predictionPowered } from "./prediction-powered.ts";
import { seededRandom } from "./seeded-random.ts";

const cases = {
  truth: [1, 0, 1, 1, 0, 1, 0, 1, 1, 1],
  predicted: [1, 0, 1, 0, 0, 1, 1, 1, 1, 1],
  unlabelled: Array.from({ length: 100 }, (_, i) => (i < 70 ? 1 : 0)),
};

test("the reference interval of plain prediction-powered inference", () => {
  const result = predictionPowered(cases, 0.9, 1);
  expect(result.estimate).toBeCloseTo(0.7, 12);
  expect(result.low).toBeCloseTo(0.455475, 6);
  expect(result.high).toBeCloseTo(0.944525, 6);
});

test("the reference interval of the power-tuned one", () => {
  const result = predictionPowered(cases, 0.9);
  expect(result.estimate).toBeCloseTo(0.7, 12);
  expect(result.low).toBeCloseTo(0.493492, 6);
  expect(result.high).toBeCloseTo(0.906508, 6);
});

test("useless predictions are not believed", () => {
  const result = predictionPowered({ ...cases, predicted: cases.truth.map(() => 1), unlabelled: [1, 1, 1] }, 0.9);
  expect(result.lambda).toBe(0);
  expect(predictionPowered({ ...cases, unlabelled: [] }, 0.9).lambda).toBe(0);
});

test("with a judge that is right nine times in ten it is narrower than labels alone and still right", () => {
  const random = seededRandom(5);
  const judge = (truth: number) => (random() < 0.9 ? truth : 1 - truth);
  const rounds = Array.from({ length: 150 }, () => {
    const truth = Array.from({ length: 400 }, () => (random() < 0.1 ? 1 : 0));
    const unlabelled = Array.from({ length: 4_000 }, () => judge(random() < 0.1 ? 1 : 0));
    const data = { truth, predicted: truth.map(judge), unlabelled };
    return { tuned: predictionPowered(data, 0.95), alone: predictionPowered(data, 0.95, 0) };
  });
  const covered = rounds.filter(({ tuned }) => tuned.low <= 0.1 && 0.1 <= tuned.high).length / rounds.length;
  const width = (kind: "tuned" | "alone") => rounds.reduce((sum, round) => sum + round[kind].high - round[kind].low, 0);
  expect(covered).toBeGreaterThan(0.9);
  expect(width("tuned") / width("alone")).toBeLessThan(0.93);
});
