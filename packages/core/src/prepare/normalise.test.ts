import { describe, expect, it } from "vitest";
import { normalise } from "./normalise.ts";

describe("normalise", () => {
  it.each([
    [" ABC ", "lower", "abc"],
    ["abc", "upper", "ABC"],
    ["  a\u200b ", "trim", "a"],
    [12.5, "number", 12.5],
    [1e21, "number", 1e21],
    [1.234, "number", 1.234],
    ["12 %", "number", 0.12],
    ["1.234,5", "number", 1234.5],
    ["(3)", "number", -3],
    [new Date(0), "date", "1970-01-01"],
    [20260304, "date", "2026-03-04"],
    ["+49 30 901820", "phone", "+4930901820"],
    ["0049 30 901820", "phone", "+4930901820"],
    ["Allemagne", "country", "DE"],
  ] as const)("%j as %s is %j", (value, form, expected) => expect(normalise(value, form)).toEqual({ value: expected }));

  it("is missing, with a reason, where nothing can be read", () => {
    expect(normalise(null, "date")).toEqual({ missing: "the value is empty" });
    expect(normalise(" ", "trim")).toEqual({ missing: "the value is empty" });
    expect(normalise({}, "lower")).toEqual({ missing: "the value is not a text" });
    expect(normalise(Number.NaN, "number")).toHaveProperty("missing");
    expect(normalise("soon", "date")).toEqual({ missing: "the text is not a date" });
  });

  it("hands country and currency on", () => {
    expect(normalise("030 901820", "phone", { country: "DE" })).toEqual({ value: "+4930901820" });
    expect(normalise(12.345, "money", { currency: "EUR" })).toEqual({ value: { micros: 12_345_000, currency: "EUR" } });
    expect(normalise("1.234", "number", { country: "DE" })).toEqual({ value: 1234 });
  });
});
