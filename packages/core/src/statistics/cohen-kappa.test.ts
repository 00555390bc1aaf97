import { expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa.ts";

test.each([
  [
    [
      [20, 5],
      [10, 15],
    ],
    0.4,
  ],
  [
    [
      [25, 35],
      [5, 35],
    ],
    0.259259,
  ],
  [
    [
      [10, 0],
      [0, 7],
    ],
    1,
  ],
])("%j", (table, expected) => {
  expect(cohenKappa(table)).toBeCloseTo(expected, 6);
});

test("without variety or cases it says nothing", () => {
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]),
  ).toBeNull();
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toBeNull();
});
