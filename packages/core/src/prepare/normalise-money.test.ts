import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseMoney } from "./normalise-money.ts";

describe("normaliseMoney", () => {
  it.each([
    ["1.234,56 €", 1_234_560_000, "EUR"],
    ["£12", 12_000_000, "GBP"],
    ["USD 1,234.50", 1_234_500_000, "USD"],
    ["€ 12,-", 12_000_000, "EUR"],
    ["CHF 12.--", 12_000_000, "CHF"],
    ["1'234.50 CHF", 1_234_500_000, "CHF"],
    ["1\u202f234,56 EUR", 1_234_560_000, "EUR"],
    ["-€12.50", -12_500_000, "EUR"],
    ["€ -12.50", -12_500_000, "EUR"],
    ["(€12.50)", -12_500_000, "EUR"],
    ["12,50- €", -12_500_000, "EUR"],
    ["US$5", 5_000_000, "USD"],
    ["1,23,456.00 INR", 123_456_000_000, "INR"],
    ["0.000001 EUR", 1, "EUR"],
    ["12345.678 EUR", 12_345_678_000, "EUR"],
  ])("reads %s", (text, micros, currency) => expect(normaliseMoney(text)).toEqual({ value: { micros, currency } }));

  it("lets the country decide what a sign and a lone separator mean", () => {
    expect(normaliseMoney("$5", { country: "CA" })).toEqual({ value: { micros: 5_000_000, currency: "CAD" } });
    expect(normaliseMoney("5 kr", { country: "SE" })).toEqual({ value: { micros: 5_000_000, currency: "SEK" } });
    expect(normaliseMoney("1.234 €", { country: "DE" })).toEqual({ value: { micros: 1_234_000_000, currency: "EUR" } });
    expect(normaliseMoney("1.234 €", { country: "IE" })).toEqual({ value: { micros: 1_234_000, currency: "EUR" } });
    expect(normaliseMoney("12,-", { currency: "eur" })).toEqual({ value: { micros: 12_000_000, currency: "EUR" } });
  });

  it.each([
    "1.234 €",
    "5 kr",
    "12,-",
    "12 apples",
    "12.345.6 €",
    "99999999999 €",
    "0.1234567 €",
    "free",
    "",
    "€",
    "1 2 €",
  ])("does not guess %s", (text) => expect(normaliseMoney(text)).toHaveProperty("missing"));

  it("reads back every amount that a German or an American writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom("de-DE", "en-US"),
        (cents, locale) => {
          const text = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(cents / 100);
          expect(normaliseMoney(text)).toEqual({ value: { micros: cents * 10_000, currency: "EUR" } });
        },
      ),
    );
  });
});
