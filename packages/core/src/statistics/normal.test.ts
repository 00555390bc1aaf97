import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "./normal.ts";

test.each([
  [-8, 6.22096057427174e-16],
  [-1.96, 0.024997895148220435],
  [0, 0.5],
  [0.3, 0.6179114221889526],
  [3, 0.9986501019683699],
])("P(Z <= %d)", (z, expected) => {
  expect(normalCdf(z) / expected).toBeCloseTo(1, 11);
});

test.each([
  [1e-12, -7.034483825301131],
  [0.025, -1.9599639845400545],
  [0.5, 0],
  [0.95, 1.6448536269514722],
  [0.9995, 3.2905267314919255],
])("the quantile at %d", (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 10);
});

test("certainty is infinitely far away", () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});
