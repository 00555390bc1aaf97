import { expect, it } from "vitest";
import type { FieldSpecs } from "./field-schema.ts";
import { invoiceOfRecord } from "./invoice-of-record.ts";

const fields: FieldSpecs = {
  currency: { type: "text", invoice: "currency" },
  net: { type: "money", invoice: "totals.net" },
  lines: { type: "lines", columns: { name: { type: "text" }, amount: { type: "money" } } },
};
const record = (net: string | null, amounts: (string | null)[]) =>
  invoiceOfRecord(
    fields,
    { currency: "EUR", net, lines: JSON.stringify(amounts.map((amount) => ({ name: "Bolts", amount }))) },
    null,
  );

it.each([
  ["a charge", "125.00", ["60.00", "40.00"], [{ charge: true, amount: { micros: 25_000_000, currency: "EUR" } }]],
  ["an allowance", "90.00", ["100.00"], [{ charge: false, amount: { micros: 10_000_000, currency: "EUR" } }]],
  ["nothing", "100.00", ["60.00", "40.00"], []],
  ["not known", "100.00", ["60.00", null], []],
  ["not known either", null, ["60.00"], []],
])("what the net total of a page has beyond its lines is %s", (_, net, amounts, expected) => {
  expect(record(net, amounts).allowances).toMatchObject(expected);
});
