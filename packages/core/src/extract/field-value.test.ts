import { describe, expect, it } from "vitest";
import type { FieldSpec } from "./field-schema.ts";
import { fieldValue, isPlausible, sameValue } from "./field-value.ts";

describe("fieldValue", () => {
  it.each<[string, FieldSpec, string]>([
    ["25/12/2018", { type: "date", country: "GB" }, "2018-12-25"],
    ["03 - 04 - 2026", { type: "date", country: "GB" }, "2026-04-03"],
    ["03/04/2026", { type: "date", country: "US" }, "2026-03-04"],
    ["14. März 2026", { type: "date" }, "2026-03-14"],
    // Which day it is, nobody can know: it stays as it stands there.
    ["03/04/2026", { type: "date" }, "03/04/2026"],
    ["31/02/2026", { type: "date", country: "GB" }, "31/02/2026"],
    ["RM 1,234.5", { type: "money", country: "GB" }, "1234.50"],
    ["1.234,50 €", { type: "money", country: "DE" }, "1234.50"],
    ["-0.00", { type: "money" }, "0.00"],
    ["(12.30)", { type: "money" }, "-12.30"],
    ["007", { type: "number" }, "7"],
    ["de89 3704 0044 0532 0130 00", { type: "iban" }, "DE89370400440532013000"],
    ["DE 136695976", { type: "vat" }, "DE136695976"],
    ["  Northwind \n Books ", { type: "text" }, "Northwind Books"],
    ["inv 12/34", { type: "id" }, "INV12/34"],
  ])("%s as %o is %s", (printed, spec, value) => expect(fieldValue(printed, spec)).toBe(value));
});

describe("sameValue", () => {
  it("asks of texts for letters and digits, of all else for the value, and knows that nothing is not something", () => {
    expect(sameValue("Books & Co.", "BOOKS CO", { type: "text" })).toBe(true);
    expect(sameValue("1.00", "1.01", { type: "money" })).toBe(false);
    expect(sameValue(null, null, { type: "date" })).toBe(true);
    expect(sameValue(null, "2026-01-01", { type: "date" })).toBe(false);
  });
});

describe("isPlausible", () => {
  it.each<[string, FieldSpec["type"], boolean | null]>([
    ["2026-02-28", "date", true],
    ["31/02/2026", "date", false],
    ["0202-02-28", "date", false],
    ["DE89370400440532013000", "iban", true],
    ["DE88370400440532013000", "iban", false],
    ["DE136695976", "vat", true],
    ["DE136695977", "vat", false],
    ["anything", "text", null],
  ])("%s as %s: %s", (value, type, plausible) => expect(isPlausible(value, { type })).toBe(plausible));
});
