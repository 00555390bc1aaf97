import { expect, test } from "vitest";
import { interval, krippendorffAlpha } from "./krippendorff-alpha.ts";

/** The textbook data: three coders, fifteen units, many gaps. */
const textbook = [
  [null, null, null, null, null, 3, 4, 1, 2, 1, 1, 3, 3, null, 3],
  [1, null, 2, 1, 3, 3, 4, 3, null, null, null, null, null, null, null],
  [null, null, 2, 1, 3, 4, 4, null, 2, 1, 1, 3, 3, null, 4],
];
const units = textbook[0]!.map((_, unit) =>
  textbook.map((coder) => coder[unit]).filter((label) => typeof label === "number"),
);

test("nominal and interval alpha of the textbook data", () => {
  expect(krippendorffAlpha(units)).toBeCloseTo(0.691358, 6);
  expect(krippendorffAlpha(units, interval)).toBeCloseTo(0.810845, 6);
});

test("full agreement is 1, nothing to compare is null", () => {
  expect(
    krippendorffAlpha([
      ["a", "a"],
      ["b", "b", "b"],
    ]),
  ).toBe(1);
  expect(krippendorffAlpha([["a"], ["b"]])).toBeNull();
  expect(krippendorffAlpha([["a", "a"]])).toBeNull();
});
