import { expect, test } from "vitest";
import { conformalRisk, conformalThreshold } from "./conformal-risk-control.ts";

test.each([
  [0.03, 0.039604],
  [0.04, 0.049505],
])("mean risk %d of 100 cases is bounded by %d", (risk, expected) => {
  expect(conformalRisk(risk, 100)).toBeCloseTo(expected, 6);
});

test("the threshold counts wrong automated cases among ALL cases", () => {
  const scores = Array.from({ length: 99 }, (_, i) => 1 - i / 100);
  const errors = scores.map((_, i) => (i === 9 || i === 49 ? 1 : 0));
  // (errors + 1) / 100 must not exceed 2 %: one error is allowed, the second at .51 is not.
  expect(conformalThreshold({ scores, errors, target: 0.02 })).toBeCloseTo(0.52, 12);
  expect(conformalThreshold({ scores, errors, target: 0.005 })).toBeNull();
});
