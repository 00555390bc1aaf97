import { describe, expect, it } from "vitest";
import { currencyRatio } from "./convert-currency.ts";

const rates = [
  { from: "EUR", to: "USD", rate: "1.25", date: "2026-03-02" },
  { from: "EUR", to: "CHF", rate: "0.95", date: "2026-03-02" },
  { from: "USD", to: "EUR", rate: "0.81", date: "2026-03-06" },
];

describe("currencyRatio", () => {
  it.each([
    ["EUR", "EUR", "2026-03-08", null],
    ["EUR", "USD", "2026-03-03", "1 EUR is 1.25 USD (2026-03-02)"],
    ["USD", "EUR", "2026-03-03", "1 USD is 0.8 EUR (2026-03-02)"],
    ["USD", "EUR", "2026-03-09", "1 USD is 0.81 EUR (2026-03-06)"],
    ["USD", "CHF", "2026-03-09", "1 USD is 0.76 CHF (2026-03-02)"],
  ])("%s to %s on %s", (from, to, on, said) => expect(currencyRatio(from, to, on, rates)).toMatchObject({ said }));

  it.each([
    ["before there is any", "2026-03-01"],
    ["when the last is older than a week", "2026-03-14"],
    ["on a day that is none", "soon"],
  ])("has no rate %s", (_, on) => expect(currencyRatio("EUR", "USD", on, rates.slice(0, 2))).toBeNull());
});
