import { expect, it } from "vitest";
import { isForgotten, nextLookSeconds } from "./look-at-batch.ts";

it("is looked at soon, then less and less often, at least every ten minutes", () => {
  expect([0, 1, 2, 5, 10, 15, 16, 1000].map(nextLookSeconds)).toEqual([1, 2, 3, 8, 58, 438, 600, 600]);
  const toAnHour = Array.from({ length: 21 }, (_, looks) => nextLookSeconds(looks)).reduce((sum, one) => sum + one, 0);
  expect(toAnHour).toBeGreaterThan(3600);
});

it("is given up when its provider has said nothing for three days", () => {
  const begun = new Date("2026-03-01T00:00:00Z");
  expect(isForgotten(begun, new Date("2026-03-03T23:59:59Z"))).toBe(false);
  expect(isForgotten(begun, new Date("2026-03-04T00:00:01Z"))).toBe(true);
});
