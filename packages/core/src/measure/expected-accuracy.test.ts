import { expect, test } from "vitest";
import { expectedAccuracy } from "./expected-accuracy.ts";

test("the mean confidence and its play of chance", () => {
  const { value, deviation } = expectedAccuracy([0.9, 0.8, 1]);
  expect(value).toBeCloseTo(0.9, 12);
  expect(deviation).toBeCloseTo(Math.sqrt(0.09 + 0.16) / 3, 12);
  expect(expectedAccuracy([])).toEqual({ value: null, deviation: 0 });
});
