import { expect, test } from "vitest";
import { calibrate, logit, sigmoid, type Calibrator } from "./calibrator.ts";

test.each<[Calibrator, number, number]>([
  [{ kind: "identity" }, 0.3, 0.3],
  [{ kind: "identity" }, 1.2, 1],
  [{ kind: "platt", a: -1, b: 0 }, 0.83, 0.83],
  [{ kind: "platt", a: -0.278831, b: -0.179655 }, 0.9, 0.688327],
  [{ kind: "beta", a: 1, b: 1, c: 0 }, 0.83, 0.83],
  [{ kind: "temperature", t: 1 }, 0.83, 0.83],
  [{ kind: "temperature", t: 2 }, 0.8, 2 / 3],
  [{ kind: "isotonic", x: [0.2, 0.6, 0.8], y: [0.1, 0.5, 0.9] }, 0.1, 0.1],
  [{ kind: "isotonic", x: [0.2, 0.6, 0.8], y: [0.1, 0.5, 0.9] }, 0.4, 0.3],
  [{ kind: "isotonic", x: [0.2, 0.6, 0.8], y: [0.1, 0.5, 0.9] }, 0.7, 0.7],
  [{ kind: "isotonic", x: [0.2, 0.6, 0.8], y: [0.1, 0.5, 0.9] }, 0.95, 0.9],
])("%j maps %d to %d", (calibrator, score, expected) => {
  expect(calibrate(calibrator, score)).toBeCloseTo(expected, 6);
});

test("scores of exactly 0 and 1 have a finite logit", () => {
  expect(Number.isFinite(logit(0)) && Number.isFinite(logit(1))).toBe(true);
  expect(calibrate({ kind: "platt", a: -1, b: 0 }, 1)).toBeLessThan(1);
});

test("the sigmoid neither overflows nor loses small values", () => {
  expect(sigmoid(-800)).toBe(0);
  expect(sigmoid(800)).toBe(1);
  expect(sigmoid(-30)).toBeCloseTo(9.357622968839299e-14, 25);
});

test("a calibrator survives JSON", () => {
  const calibrator: Calibrator = { kind: "beta", a: 0.7, b: 1.3, c: -0.2 };
  const copy = JSON.parse(JSON.stringify(calibrator)) as Calibrator;
  expect(calibrate(copy, 0.6)).toBe(calibrate(calibrator, 0.6));
});

test("an isotonic calibrator without knots is a bug", () => {
  expect(() => calibrate({ kind: "isotonic", x: [], y: [] }, 0.5)).toThrow(RangeError);
});
