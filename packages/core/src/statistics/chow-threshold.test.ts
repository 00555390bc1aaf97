import { expect, test } from "vitest";
import { chowThreshold } from "./chow-threshold.ts";

test.each([
  [50, 2, 0, 0.96],
  [50, 2, 0.02, 0.94],
  [100, 5, 0.02, 0.93],
  [20, 2, 0.02, 0.88],
  [1, 2, 0, 0],
  [0, 2, 0, 0],
])(
  "an error costs %d, a review %d, people err %d: automate from %d",
  (errorCost, reviewCost, personError, expected) => {
    expect(chowThreshold({ errorCost, reviewCost, personError })).toBeCloseTo(expected, 12);
  },
);
