import { expect, test } from "vitest";
import { calibrate } from "./calibrator.ts";
import { fitCentredIsotonic, fitIsotonic } from "./fit-isotonic.ts";

const hits = [1, 1, 0, 1, 0, 1, 0, 0, 1, 1];
const scores = [0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.4, 0.3, 0.2, 0.55];

test.each([
  [0.1, 0.333],
  [0.2, 0.333],
  [0.4, 0.333],
  [0.55, 0.6],
  [0.85, 0.6],
  [0.9, 1],
  [0.99, 1],
])("the reference fit at %d", (score, expected) => {
  expect(calibrate(fitIsotonic(scores, hits), score)).toBeCloseTo(expected, 3);
});

test("equal scores get one value", () => {
  expect(fitIsotonic([0.5, 0.5, 0.5, 0.9], [1, 0, 0, 1])).toEqual({ kind: "isotonic", x: [0.5, 0.9], y: [1 / 3, 1] });
});

test("the centred fit keeps an order inside the steps and is never certain", () => {
  const fitted = fitCentredIsotonic(scores, hits);
  expect(calibrate(fitted, 0.8)).toBeGreaterThan(calibrate(fitted, 0.6));
  expect(fitted.y.every((value) => value > 0 && value < 1)).toBe(true);
});
