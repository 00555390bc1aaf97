import { expect, test } from "vitest";
import { horvitzThompson } from "./horvitz-thompson.ts";

test("the reference estimate", () => {
  expect(horvitzThompson([1, 0, 0, 1, 0], [0.1, 0.1, 0.5, 1, 1], 40).estimate).toBeCloseTo(0.275, 12);
});

test("certain looks add no variance, impossible ones are a bug", () => {
  expect(horvitzThompson([1, 0], [1, 1], 2)).toEqual({ estimate: 0.5, variance: 0 });
  expect(() => horvitzThompson([1], [0], 1)).toThrow(RangeError);
});
