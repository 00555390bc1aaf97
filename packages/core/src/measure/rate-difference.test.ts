import { expect, it } from "vitest";
import { rateDifference } from "./rate-difference.ts";

/** Newcombe 1998, table II, method 10. */
it.each([
  [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.6, 0.1705, 0.809],
  [10, 10, 0, 10, 1, 0.6075, 1],
  [0, 10, 0, 10, 0, -0.2775, 0.2775],
])("%i of %i against %i of %i", (count, of, otherCount, otherOf, value, low, high) => {
  const result = rateDifference({ count, of }, { count: otherCount, of: otherOf });
  expect(result?.value).toBeCloseTo(value, 6);
  expect(result?.low).toBeCloseTo(low, 3);
  expect(result?.high).toBeCloseTo(high, 3);
});

it("says nothing where there is nothing to compare with", () => {
  expect(rateDifference({ count: 1, of: 3 }, { count: 0, of: 0 })).toBeNull();
});
