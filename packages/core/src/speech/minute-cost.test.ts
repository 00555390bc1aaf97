import { expect, it } from "vitest";
import { minuteCost } from "./minute-cost.ts";

const prices = [
  { from: "2026-01-01", minute: 0.006 },
  { from: "2026-06-01", minute: 0.003 },
];

it("takes the price of the day, to the micro-unit, and says where there is none", () => {
  expect(minuteCost(60, prices, new Date("2026-05-31T23:59:59Z"))).toBe(6000);
  expect(minuteCost(60, prices, new Date("2026-06-01T00:00:00Z"))).toBe(3000);
  expect(minuteCost(7, prices, new Date("2026-05-01T00:00:00Z"))).toBe(700);
  expect(minuteCost(60, prices, new Date("2025-12-31T00:00:00Z"))).toBeNull();
  expect(minuteCost(60, [], new Date("2026-06-01T00:00:00Z"))).toBeNull();
});
