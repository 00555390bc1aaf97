import { expect, test } from "vitest";
import { fleissKappa } from "./fleiss-kappa.ts";

test("the textbook table of 10 cases, 14 raters, 5 labels", () => {
  const table = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  expect(fleissKappa(table)).toBeCloseTo(0.209931, 6);
});

test("one rater, one label and uneven ratings", () => {
  expect(fleissKappa([[1, 0]])).toBeNull();
  expect(
    fleissKappa([
      [2, 0],
      [2, 0],
    ]),
  ).toBeNull();
  expect(fleissKappa([])).toBeNull();
  expect(() =>
    fleissKappa([
      [2, 0],
      [1, 2],
    ]),
  ).toThrow(RangeError);
});
