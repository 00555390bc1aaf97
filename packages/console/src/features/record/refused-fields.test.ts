import type { RefusedField, RefusedInvoice } from "@surety/core/wire/refused-invoice";
import { expect, it } from "vitest";
import { concernedFirst, elementOf, faultBeside, filledIn } from "./refused-fields.ts";

const fields = [
  { name: "number", type: "id" },
  { name: "net", type: "money" },
  { name: "gross", type: "money" },
] as const;
const said = (name: string, value: string | null, more: Partial<RefusedField> = {}): RefusedField => ({
  name,
  place: name,
  value,
  source: null,
  faults: [],
  against: [],
  ...more,
});
const fault = (field: string, rule: string | null, says: string) => ({ field, rule, message: `${field} ${says}.` });
const refused: RefusedInvoice = {
  number: "R-1",
  fields: [
    said("number", "R-1"),
    said("net", "90.00", { against: ["gross"] }),
    said("gross", "9.00", { faults: [fault("totals.gross", "BR-CO-15", "is 9 EUR, but net plus tax is 108")] }),
  ],
  others: [],
};

it("puts what cannot be right first, then what it does not go together with", () => {
  expect(concernedFirst(fields, refused).map(({ name }) => name)).toEqual(["gross", "net", "number"]);
  expect(concernedFirst(fields, undefined)).toEqual(fields);
});

it("begins with what the e-invoice says, and keeps what somebody has typed", () => {
  expect(JSON.parse(filledIn(fields, refused, undefined))).toEqual({ number: "R-1", net: "90.00", gross: "9.00" });
  const typed = '{"number":null,"net":null,"gross":"108.00"}';
  expect(JSON.parse(filledIn(fields, refused, typed))).toEqual({ number: "R-1", net: "90.00", gross: "108.00" });
});

it.each([
  [
    "beside its own field, without its name",
    "totals.gross",
    fault("totals.gross", "BR-CO-15", "is 9"),
    "is 9 (BR-CO-15).",
  ],
  [
    "beside the lines, with the line",
    "lines",
    fault("lines[1].quantity", null, "is no number"),
    "line 2: quantity is no number.",
  ],
  [
    "beside an address, with its part",
    "seller",
    fault("seller.name", "BR-06", "is missing"),
    "name is missing (BR-06).",
  ],
  ["beside another, in full", "lines", fault("totals.lines", "BR-CO-10", "is 9"), "totals.lines is 9 (BR-CO-10)."],
])("says a fault %s", (_, place, one, words) => {
  expect(faultBeside(one, place)).toBe(words);
});

it("names the element that an XPath leads to", () => {
  expect(elementOf("/Invoice/LegalMonetaryTotal/TaxInclusiveAmount")).toBe("TaxInclusiveAmount");
  expect(elementOf("/Invoice/OrderReference/ID")).toBe("OrderReference/ID");
});
