import { gateCurve } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { curvePath, gateScale } from "./gate-scale.ts";

const scale = gateScale({ curve: gateCurve(), maxError: 0.02 }, 640);

it("finds the share again under the pixel where it was drawn", () =>
  expect(scale.rateAt(scale.x(0.42))).toBeCloseTo(0.42));

it("draws more error higher, and keeps the target inside", () => {
  expect(scale.y(0.02)).toBeLessThan(scale.y(0.01));
  expect(scale.y(0.02)).toBeGreaterThan(0);
});

it("makes one line of the points", () => {
  const curve = [0, 1].map((automationRate) => ({ threshold: 1, automationRate, error: 0, bound: 0 }));
  expect(curvePath(curve, scale, (point) => point.error)).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
});
