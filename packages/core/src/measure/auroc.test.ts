import { expect, test } from "vitest";
import { auroc } from "./auroc.ts";

test.each([
  [[0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75],
  [[0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1],
  [[0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0],
  [[0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1], 0.5],
  [[0.3, 0.5, 0.5, 0.7], [0, 0, 1, 1], 0.875],
])("%j with %j", (scores, positive, expected) => {
  expect(auroc(scores, positive)).toBeCloseTo(expected, 12);
});

test("one kind alone cannot be ranked", () => {
  expect(auroc([0.2, 0.4], [1, 1])).toBeNull();
  expect(auroc([], [])).toBeNull();
});
