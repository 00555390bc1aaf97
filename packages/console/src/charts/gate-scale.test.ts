import { smallCurve } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { gatePoints } from "./gate-points.ts";
import { curvePath, gateScale } from "./gate-scale.ts";

const scale = gateScale(0.05, 640);

it("finds the share again under the pixel where it was drawn", () =>
  expect(scale.rateAt(scale.x(0.42))).toBeCloseTo(0.42));

it("draws more error higher, and keeps the target inside", () => {
  expect(scale.y(0.02)).toBeLessThan(scale.y(0.01));
  expect(scale.y(0.02)).toBeGreaterThan(0);
});

it("makes one line of the points", () => {
  const points = gatePoints(smallCurve(), 0.95).slice(0, 2);
  expect(curvePath(points, scale, (point) => point.expectedError ?? 0)).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
});
