import { expect, test } from "vitest";
import { incompleteGamma, incompleteGammaUpper } from "./incomplete-gamma.ts";

test("values of SciPy, also far in the tail", () => {
  expect(incompleteGamma(4.5, 3.2)).toBeCloseTo(0.3006874291335919, 12);
  expect(incompleteGammaUpper(0.5, 30) / 9.485737571073857e-15).toBeCloseTo(1, 10);
});

test("the two halves add up", () => {
  for (const [a, x] of [
    [0.5, 0.1],
    [3, 3],
    [50, 70],
  ] as const) {
    expect(incompleteGamma(a, x) + incompleteGammaUpper(a, x)).toBeCloseTo(1, 13);
  }
  expect([incompleteGamma(2, 0), incompleteGammaUpper(2, 0)]).toEqual([0, 1]);
});
