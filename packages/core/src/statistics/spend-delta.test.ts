import { expect, test } from "vitest";
import { deltaForLook, lookAt } from "./spend-delta.ts";

test("all looks together spend the budget and not more", () => {
  let spent = 0;
  for (let look = 1; look <= 100_000; look += 1) spent += deltaForLook(0.05, look);
  expect(spent).toBeLessThan(0.05);
  expect(spent).toBeCloseTo(0.05, 5);
  expect(() => deltaForLook(0.05, 0)).toThrow(RangeError);
});

test.each([
  [199, 0],
  [200, 1],
  [399, 1],
  [400, 2],
  [1_600, 4],
])("%d labels, first look at 200: look %d", (labels, look) => {
  expect(lookAt(labels, 200)).toBe(look);
});
