import { expect, test } from "vitest";
import { count, percent, percentPair } from "./percent.ts";

test.each([
  [0, "0 %"],
  [0.0001, "under 0.1 %"],
  [0.005, "0.5 %"],
  [0.02, "2 %"],
  [0.0153, "1.5 %"],
  [0.714, "71 %"],
  [0.95, "95 %"],
  [0.9974, "99.7 %"],
  [0.99999, "over 99.9 %"],
  [1, "100 %"],
])("%d reads %s", (share, expected) => {
  expect(percent(share)).toBe(expected);
});

test("two shares are shown with as many decimals as keep them apart", () => {
  expect(percentPair(0.71, 0.93)).toEqual(["71 %", "93 %"]);
  expect(percentPair(0.928, 0.931)).toEqual(["92.8 %", "93.1 %"]);
  expect(percentPair(0.9301, 0.9304)).toEqual(["93.01 %", "93.04 %"]);
});

test.each([
  [7, "7"],
  [999, "999"],
  [1_240, "1,240"],
  [1_234_567, "1,234,567"],
])("%d is written %s", (value, expected) => {
  expect(count(value)).toBe(expected);
});
