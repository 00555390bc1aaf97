import { expect, test } from "vitest";
import { hedgedBetting } from "./hedged-betting.ts";

const values = Array.from({ length: 10 }, () => [0, 0, 1, 0, 0, 0, 0, 1, 0, 0]).flat();

test("the reference interval, outwards on its grid of thousandths", () => {
  const { low, high } = hedgedBetting(values, 0.95);
  expect(Math.floor(low * 1_000) / 1_000).toBe(0.09);
  expect(Math.ceil(high * 1_000) / 1_000).toBe(0.332);
});

test("values between 0 and 1 are welcome, and flipping them flips the interval", () => {
  const graded = Array.from({ length: 200 }, (_, i) => (i % 7) / 10);
  const { low, high } = hedgedBetting(graded, 0.9);
  const flipped = hedgedBetting(
    graded.map((value) => 1 - value),
    0.9,
  );
  expect(low).toBeLessThan(0.3);
  expect(high).toBeGreaterThan(0.3);
  expect(flipped.low).toBeCloseTo(1 - high, 12);
  expect(high - low).toBeLessThan(0.2);
});

test("nothing seen, nothing known", () => {
  const { low, high } = hedgedBetting([], 0.95);
  expect(low).toBeLessThan(1e-9);
  expect(high).toBeGreaterThan(1 - 1e-9);
});
