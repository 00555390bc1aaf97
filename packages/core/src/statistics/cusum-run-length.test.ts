import fc from "fast-check";
import { expect, test } from "vitest";
import { cusumRunLength } from "./cusum-run-length.ts";

test.each([
  [3, 0.05, 1_284],
  [3, 0.1, 111],
  [4, 0.05, 3_884],
  [4, 0.1, 160],
  [5, 0.05, 11_104],
  [5, 0.1, 208],
])("a limit of %d at a rate of %d lasts %d cases", (limit, rate, expected) => {
  expect(Math.abs(cusumRunLength({ usual: 0.05, feared: 0.1, limit }, rate) / expected - 1)).toBeLessThan(0.03);
});

test("certain events climb straight to the limit", () => {
  expect(cusumRunLength({ usual: 0.1, feared: 0.2, limit: 2 }, 1)).toBeCloseTo(Math.ceil(2 / Math.LN2), 0);
});

test("more events alarm sooner, a higher limit later", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 0.3, noNaN: true }),
      fc.double({ min: 1, max: 4, noNaN: true }),
      (rate, limit) => {
        const chart = { usual: 0.05, feared: 0.1, limit };
        const length = cusumRunLength(chart, rate);
        expect(cusumRunLength(chart, rate + 0.02)).toBeLessThan(length);
        expect(cusumRunLength({ ...chart, limit: limit + 0.5 }, rate)).toBeGreaterThan(length);
      },
    ),
    { numRuns: 10 },
  );
});
