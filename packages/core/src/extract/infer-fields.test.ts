import { expect, it } from "vitest";
import { inferFields } from "./infer-fields.ts";

it("takes the type that nearly all labels of a field have", () => {
  const labels = Array.from({ length: 20 }, (_, at) => ({
    date: `${13 + (at % 10)}/04/2026`,
    american: `04/${13 + (at % 10)}/2026`,
    total: `${at}.50`,
    summe: `1.${100 + at},50 EUR`,
    iban: "DE89 3704 0044 0532 0130 00",
    number: `INV-${at}`,
    seller: at === 0 ? null : "Northwind Books",
    mostly: at < 15 ? `${at}.50` : "see overleaf",
  }));
  expect(inferFields(labels)).toEqual({
    date: { type: "date", country: "GB" },
    american: { type: "date", country: "US" },
    total: { type: "money", country: "GB" },
    summe: { type: "money", country: "DE" },
    iban: { type: "iban" },
    number: { type: "id" },
    seller: { type: "text" },
    mostly: { type: "text" },
  });
});
