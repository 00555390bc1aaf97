import { expect, it } from "vitest";
import { byteSize, counted, interval, money, spokenTime } from "./format.ts";

it.each([
  [{ value: 0.974, low: 0.966, high: 0.982, n: 1240 }, "± 0.8"],
  [{ value: 0, low: 0, high: 0.975, n: 1 }, "0 to 97.5 %"],
  [{ value: 1, low: 0.938, high: 1, n: 58 }, "93.8 to 100 %"],
])("tells the interval of %j", (rate, told) => {
  expect(interval(rate).replaceAll(/\s/g, " ")).toBe(told);
});

it("counts one and many", () => {
  expect([counted(1, "audit"), counted(0, "audit"), counted(1240, "label")]).toEqual([
    "1 audit",
    "0 audits",
    "1,240 labels",
  ]);
});

it("tells the size of a file", () => {
  expect([1, 812, 24_900, 1_600_000].map(byteSize)).toEqual(["1 byte", "812 bytes", "24 KB", "1.5 MB"]);
});

it("tells times as people say them", () => {
  const told = [0, 45, 59.7, 60, 61, 600, 3600, 7505].map(spokenTime);
  expect(told).toEqual(["0 s", "45 s", "1 min", "1 min", "1 min 1 s", "10 min", "1 h", "2 h 5 min"]);
});

it.each([
  [1_234_500_000, "GBP", "£1,234.50"],
  [1_234_500_000, null, "1,234.50"],
  [4_000, "EUR", "€0.004"],
])("tells %d millionths of %s", (micros, currency, told) => {
  expect(money(micros, currency)).toBe(told);
});
