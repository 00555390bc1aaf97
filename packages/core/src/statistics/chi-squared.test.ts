import { expect, test } from "vitest";
import { chiSquaredQuantile, chiSquaredTail } from "./chi-squared.ts";

test.each([
  [3.841, 1, 0.050013683763956804],
  [17.355932, 1, 3.099293772727715e-5],
  [16.9, 9, 0.0503051901243108],
  [400, 9, 1.3699125019662825e-80],
])("P(X > %d) with %d degrees of freedom", (x, degrees, expected) => {
  expect(chiSquaredTail(x, degrees) / expected).toBeCloseTo(1, 9);
});

test.each([
  [1, 3.841458820694124],
  [9, 16.918977604620448],
  [99, 123.2252214533618],
])("the 95 % point with %d degrees of freedom", (degrees, expected) => {
  expect(chiSquaredQuantile(0.95, degrees)).toBeCloseTo(expected, 9);
});
