import { expect, test } from "vitest";
import { binomialCdf, binomialPmf } from "./binomial.ts";

test.each([
  [0, 100, 0.05, 0.00592053],
  [2, 200, 0.05, 0.00233629],
  [3, 500, 0.02, 0.00981216],
])("the p-value of %d errors among %d at %d", (k, n, p, expected) => {
  expect(binomialCdf(k, n, p)).toBeCloseTo(expected, 8);
});

test("large samples keep ten digits", () => {
  expect(binomialCdf(400, 20_000, 0.02)).toBeCloseTo(0.5132945072807624, 11);
  expect(binomialCdf(350, 20_000, 0.02)).toBeCloseTo(0.005461011884194425, 12);
  expect(binomialPmf(400, 20_000, 0.02)).toBeCloseTo(0.020145428869757294, 12);
});

test("outside the support", () => {
  expect(binomialCdf(-1, 10, 0.3)).toBe(0);
  expect(binomialCdf(10, 10, 0.3)).toBe(1);
  expect(binomialPmf(11, 10, 0.3)).toBe(0);
  expect([binomialPmf(0, 5, 0), binomialPmf(5, 5, 1), binomialPmf(1, 5, 0)]).toEqual([1, 1, 0]);
});

test("the masses add up to the tail", () => {
  let sum = 0;
  for (let k = 0; k <= 7; k += 1) sum += binomialPmf(k, 40, 0.13);
  expect(sum).toBeCloseTo(binomialCdf(7, 40, 0.13), 13);
});
