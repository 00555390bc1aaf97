import { gateCurve } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { errorCeiling, gatePoints, nearestPoint } from "./gate-points.ts";

it("takes less automation for the guarantee than a naive look at the same labels", () => {
  const { guaranteed, naive } = gatePoints(gateCurve(), 0.02);
  expect(guaranteed!.bound).toBeLessThanOrEqual(0.02);
  expect(naive!.error).toBeLessThanOrEqual(0.02);
  expect(naive!.bound).toBeGreaterThan(0.02);
  expect(guaranteed!.automationRate).toBeLessThan(naive!.automationRate);
});

it("finds no point where no threshold is good enough", () =>
  expect(gatePoints(gateCurve(), 0.0001)).toEqual({ guaranteed: null, naive: null }));

it("keeps the target and both points inside the axis", () => {
  const ceiling = errorCeiling(gateCurve(), 0.02);
  expect(ceiling).toBeGreaterThan(gatePoints(gateCurve(), 0.02).naive!.bound);
  expect(ceiling).toBeGreaterThan(0.02);
});

it("reads the point under the pointer, and nothing without a curve", () => {
  const curve = [0.1, 0.5, 0.9].map((automationRate) => ({ threshold: 0.5, automationRate, error: 0, bound: 0 }));
  expect(nearestPoint(curve, 0.55)).toBe(1);
  expect(nearestPoint(curve, 2)).toBe(2);
  expect(nearestPoint([], 0.5)).toBeNull();
});
