import { smallCurve } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { errorCeiling, gatePoints, nearestPoint } from "./gate-points.ts";

const points = gatePoints(smallCurve(), 0.95);

it("goes from little automation to much, with what was counted under what is possible", () => {
  expect(points.map((point) => point.automationRate)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  expect(points.map((point) => point.expectedError)).toEqual([0, 0, 0, 0.25, 0.4]);
  for (const point of points) expect(point.errorAtMost).toBeGreaterThan(point.expectedError ?? 0);
});

it("keeps the target and the naive point inside the axis", () => {
  const naive = { ...points[2]!, errorAtMost: 0.07 };
  expect(errorCeiling(0.02, naive)).toBe(0.1);
  expect(errorCeiling(0.02, null)).toBe(0.05);
  expect(errorCeiling(0.5, null)).toBe(1);
});

it("reads the point under the pointer, and nothing without a curve", () => {
  expect(nearestPoint(points, 0.55)).toBe(2);
  expect(nearestPoint(points, 2)).toBe(4);
  expect(nearestPoint([], 0.5)).toBeNull();
});
