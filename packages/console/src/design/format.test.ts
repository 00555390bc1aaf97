import { expect, it } from "vitest";
import { counted, interval } from "./format.ts";

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
