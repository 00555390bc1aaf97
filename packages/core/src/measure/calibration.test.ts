import { describe, expect, test } from "vitest";
import { brier, calibrationErrorInterval, expectedCalibrationError, logLoss, reliability } from "./calibration.ts";
import { seededRandom } from "../statistics/seeded-random.ts";

const hits = [1, 1, 0, 1, 0, 1, 0, 0, 1, 1];
const scores = [0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.4, 0.3, 0.2, 0.55];

describe("reference values", () => {
  test("expected calibration error", () => {
    expect(expectedCalibrationError(scores, hits, { bins: 10, binning: "width" })).toBeCloseTo(0.33, 12);
    expect(expectedCalibrationError(scores, hits, { bins: 5, binning: "width" })).toBeCloseTo(0.28, 12);
  });
  test("Brier score and log loss", () => {
    expect(brier(scores, hits).score).toBeCloseTo(0.248, 12);
    expect(logLoss(scores, hits)).toBeCloseTo(0.698645, 6);
  });
});

test("the parts of the Brier score of the reference vector, over five bins (NumPy)", () => {
  const parts = brier(scores, hits, 5);
  expect(parts.reliability).toBeCloseTo(0.041, 12);
  expect(parts.resolution).toBeCloseTo(0.04, 12);
  expect(parts.uncertainty).toBeCloseTo(0.24, 12);
  expect(parts.withinBins).toBeCloseTo(0.007, 12);
});

test("the three parts of the Brier score add up where bins are pure", () => {
  const confidence = [0.9, 0.9, 0.9, 0.9, 0.4, 0.4, 0.4, 0.1, 0.1, 0.1];
  const outcome = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
  const parts = brier(confidence, outcome);
  expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(parts.score, 12);
  expect(parts.withinBins).toBeCloseTo(0, 12);
});

test("equal confidences are never torn apart by bins of equal mass", () => {
  const bins = reliability([0.5, 0.5, 0.5, 0.5, 0.9, 0.9], [1, 0, 1, 0, 1, 1], 3, "mass");
  expect(bins.map((bin) => bin.n)).toEqual([4, 2]);
  expect(bins[0]).toMatchObject({ from: 0.5, to: 0.5, confidence: 0.5, accuracy: 0.5 });
});

test("the diagram has an interval around each point and no empty bins", () => {
  const bins = reliability(scores, hits, 10);
  expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(10);
  expect(bins.every((bin) => bin.n > 0 && bin.low <= bin.accuracy && bin.accuracy <= bin.high)).toBe(true);
});

test("bins of equal mass hold equally many cases", () => {
  const random = seededRandom(1);
  const confidence = Array.from({ length: 1_000 }, () => random());
  expect(
    reliability(
      confidence,
      confidence.map(() => 1),
      10,
      "mass",
    ).map((bin) => bin.n),
  ).toEqual(Array.from({ length: 10 }, () => 100));
});

test("the bootstrap interval holds the error of a miscalibrated model and repeats with its seed", () => {
  const random = seededRandom(8);
  const confidence = Array.from({ length: 800 }, () => 0.6 + 0.4 * random());
  const outcome = confidence.map((p) => (random() < p - 0.2 ? 1 : 0));
  const ask = () =>
    calibrationErrorInterval(confidence, outcome, { bins: 10, binning: "mass", random: seededRandom(2) });
  expect(ask()).toEqual(ask());
  expect(ask().low).toBeLessThan(0.2);
  expect(ask().high).toBeGreaterThan(0.2);
  expect(ask().low).toBeGreaterThan(0.1);
});

test("edge cases", () => {
  expect(expectedCalibrationError([], [], { bins: 10, binning: "mass" })).toBe(0);
  expect(Number.isFinite(logLoss([1, 0], [0, 1]))).toBe(true);
  expect(() => reliability([0.5], [], 10)).toThrow(RangeError);
});
