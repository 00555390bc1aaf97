import { expect, test } from "vitest";
import { calibrate } from "./calibrator.ts";
import { fitPlatt, fitShift } from "./fit-platt.ts";

const hits = [1, 1, 0, 1, 0, 1, 0, 0, 1, 1];
const scores = [0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.4, 0.3, 0.2, 0.55];

test("the reference fit on logits", () => {
  const fitted = fitPlatt(scores, hits);
  expect(fitted.a).toBeCloseTo(-0.278831, 5);
  expect(fitted.b).toBeCloseTo(-0.179655, 5);
  expect(calibrate(fitted, 0.9)).toBeCloseTo(0.688327, 6);
});

test("all right is not certainty: twenty labels give 21/22", () => {
  const fitted = fitPlatt(
    Array.from({ length: 20 }, () => 0.9),
    Array.from({ length: 20 }, () => 1),
  );
  expect(calibrate(fitted, 0.9)).toBeCloseTo(21 / 22, 5);
});

test("perfectly separated labels have a finite fit", () => {
  const fitted = fitPlatt([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]);
  expect(Number.isFinite(fitted.a) && Number.isFinite(fitted.b)).toBe(true);
  expect(calibrate(fitted, 0.9)).toBeLessThan(0.8);
});

test("a shift moves the level and keeps the spacing", () => {
  const fitted = fitShift([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]);
  const mean = [0.9, 0.8, 0.7, 0.6].reduce((sum, score) => sum + calibrate(fitted, score), 0) / 4;
  expect(mean).toBeCloseTo(0.5, 9);
  expect(fitted.a).toBe(-1);
});
