import { expect, test } from "vitest";
import { riskArea } from "./risk-area.ts";

const ranked = (rights: boolean[], weight = 1) => rights.map((right, at) => ({ score: 1 - at / 100, right, weight }));

test("nothing wrong is no area; all wrong is all of it; equal scores tell nothing", () => {
  expect(riskArea([])).toBe(0);
  expect(riskArea(ranked([true, true, true]))).toBe(0);
  expect(riskArea(ranked([false, false]))).toBeCloseTo(1, 12);
  expect(riskArea(ranked([true, false, true, false]).map((one) => ({ ...one, score: 0.5 })))).toBeCloseTo(0.5, 12);
});

test("by hand: of two cases the surer is right, so the curve is 0 and then (u − 1) / u", () => {
  // The integral of (u − 1) / u from 1 to 2 is 1 − ln 2, over a width of two.
  expect(riskArea(ranked([true, false]))).toBeCloseTo((1 - Math.log(2)) / 2, 12);
  expect(riskArea(ranked([false, true]))).toBeCloseTo((1 + Math.log(2)) / 2, 12);
});

test("a case that stands for three counts as three of the same score", () => {
  const one = [
    { score: 0.9, right: true, weight: 1 },
    { score: 0.8, right: false, weight: 3 },
    { score: 0.7, right: true, weight: 2 },
  ];
  const split = one.flatMap((each) => Array.from({ length: each.weight }, () => ({ ...each, weight: 1 })));
  expect(riskArea(one)).toBeCloseTo(riskArea(split), 12);
});
