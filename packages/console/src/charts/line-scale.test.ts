import { expect, it } from "vitest";
import { linear, linePath, logarithmic } from "./line-scale.ts";

it("maps values to pixels, evenly or by factors", () => {
  const even = linear(0, 10, 100, 0);
  expect([0, 5, 10].map((value) => even(value))).toEqual([100, 50, 0]);
  const factors = logarithmic(0.1, 10, 100, 0);
  expect([0.01, 0.1, 1, 10].map((value) => Math.round(factors(value)))).toEqual([100, 100, 50, 0]);
  expect(linear(3, 3, 0, 10)(3)).toBe(5);
});

it("draws nothing for nothing", () => {
  expect(linePath([])).toBe("");
  expect(
    linePath([
      { x: 1, y: 2 },
      { x: 3.04, y: 4 },
    ]),
  ).toBe("M1.0 2.0L3.0 4.0");
});
