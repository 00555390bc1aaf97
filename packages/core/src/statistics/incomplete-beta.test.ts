import { expect, test } from "vitest";
import { incompleteBeta, inverseIncompleteBeta } from "./incomplete-beta.ts";

test.each([
  [2, 3, 0.4, 0.5248],
  [0.5, 0.5, 0.9, 0.7951672353008665],
  [19_601, 400, 0.979, 0.15595053600137174],
  [19_601, 400, 0.985, 0.9999999829638521],
  [1, 300, 0.01, 0.9509591059287141],
])("I(%d, %d) at %d is SciPy's", (a, b, x, expected) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 12);
});

test.each([
  [1, 10, 0.975, 0.3084971078187607],
  [6, 995, 0.95, 0.010484076911415651],
  [5, 1.5, 0.001, 0.20982732061241754],
])("the quantile of Beta(%d, %d) at %d is SciPy's", (a, b, p, expected) => {
  expect(inverseIncompleteBeta(p, a, b)).toBeCloseTo(expected, 12);
});

test("the edges are exact", () => {
  expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  expect([inverseIncompleteBeta(0, 2, 3), inverseIncompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError);
});
