import { expect, test } from "vitest";
import { hoeffdingBentkus } from "./hoeffding-bentkus.ts";

test.each([
  [0, 100, 0.05, 0.00592053],
  [2, 200, 0.05, 0.00635071],
  [3, 500, 0.02, 0.0266722],
])("%d errors among %d against %d", (k, n, target, expected) => {
  expect(hoeffdingBentkus(k, n, target)).toBeCloseTo(expected, 8);
});

test("a risk above the target is no evidence at all", () => {
  expect(hoeffdingBentkus(40, 100, 0.05)).toBe(1);
});
