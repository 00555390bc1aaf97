import { expect, it } from "vitest";
import { bounded, hours, outcomeFigure, weekOf, workTime } from "./value-words.ts";

it("says people's time in the unit that fits", () => {
  expect([12, 119, 150, 7200, -5400].map(workTime)).toEqual(["12 s", "119 s", "2.5 min", "2.0 h", "-1.5 h"]);
});

it("never shows an interval that nobody measured", () => {
  expect(bounded({ value: 3, low: 1, high: 5 }, hours)).toEqual({ main: "3.0 h", note: "1.0 h to 5.0 h" });
  expect(bounded({ value: 3, low: null, high: null }, hours).note).toBe("no interval: the baseline was typed");
});

it("writes shares, means and weeks", () => {
  expect(outcomeFigure("share", 0.125)).toBe("12.5 %");
  expect(outcomeFigure("mean", 4.333)).toBe("4.33");
  expect(weekOf("2026-11-02T00:00:00.000Z")).toBe("2 Nov");
});
