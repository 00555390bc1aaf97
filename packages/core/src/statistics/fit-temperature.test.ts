import { expect, test } from "vitest";
import { calibrate, logit } from "./calibrator.ts";
import { fitSoftmaxTemperature, fitTemperature } from "./fit-temperature.ts";
import { logLoss } from "../measure/calibration.ts";

const hits = [1, 1, 0, 1, 0, 1, 0, 0, 1, 1];
const scores = [0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.4, 0.3, 0.2, 0.55];

test("the reference temperature and its loss", () => {
  const fitted = fitTemperature(scores, hits);
  expect(fitted.t).toBeCloseTo(2.230351, 6);
  expect(
    logLoss(
      scores.map((score) => calibrate(fitted, score)),
      hits,
    ),
  ).toBeCloseTo(0.643283, 6);
});

test("two classes of a softmax are the same question", () => {
  const logits = scores.map((score) => [0, logit(score)]);
  expect(fitSoftmaxTemperature(logits, hits)).toBeCloseTo(2.230351, 6);
});
