import { expect, it } from "vitest";
import { ciiInvoice } from "../invoice/e-invoices.fixture.ts";
import { readInvoice } from "../invoice/read-invoice.ts";
import type { FieldSpecs } from "./field-schema.ts";
import { invoiceOfRecord } from "./invoice-of-record.ts";
import { invoiceValues } from "./invoice-value.ts";

const fields: FieldSpecs = {
  number: { type: "id", invoice: "number" },
  net: { type: "money", invoice: "totals.net" },
  seller: { type: "address", invoice: "seller" },
  note: { type: "text" },
  lines: {
    type: "lines",
    columns: {
      name: { type: "text" },
      quantity: { type: "number" },
      price: { type: "money" },
      amount: { type: "money" },
    },
  },
};
const { invoice } = readInvoice(ciiInvoice())!;

it("takes from an e-invoice what fields say that it has, with its lines", () => {
  const said = invoiceValues(fields, invoice);
  expect(Object.keys(said)).toEqual(["number", "net", "seller", "lines"]);
  expect(said["number"]).toBe("R-2026-17");
  expect(said["net"]).toBe((invoice.totals.net!.micros / 1_000_000).toFixed(2));
  expect(JSON.parse(said["seller"]!)).toMatchObject({ name: invoice.seller.name, city: invoice.seller.city });
  const lines = JSON.parse(said["lines"]!) as Record<string, string>[];
  expect(lines).toHaveLength(invoice.lines.length);
  // 2,000 pieces at 4.95 for a hundred of them, less an allowance.
  expect(lines[0]).toMatchObject({ quantity: "2000", price: "0.0495", amount: "90.00" });
});

it("says nothing of what something in it speaks against", () => {
  const doubt = (field: string) => ({ field, rule: null, message: `${field} is odd.` });
  const left = (...doubted: string[]) => Object.keys(invoiceValues(fields, invoice, doubted.map(doubt)));
  expect(left("number", "lines[1].net")).toEqual(["net", "seller"]);
  expect(left("seller.vatId", "profile")).toEqual(["number", "net", "seller", "lines"]);
});

it("gives it back for matching as it was, but for what a person put right", () => {
  const said = { ...invoiceValues(fields, invoice), note: null };
  expect(invoiceOfRecord(fields, said, invoice)).toEqual(invoice);
  const corrected = invoiceOfRecord(fields, { ...said, number: "R-2026-18" }, invoice);
  expect(corrected).toEqual({ ...invoice, number: "R-2026-18" });
  const [line] = JSON.parse(said["lines"]!) as object[];
  const fewer = invoiceOfRecord(fields, { ...said, lines: JSON.stringify([line]) }, invoice);
  expect(fewer.lines).toMatchObject([
    { quantity: "2000", price: "0.0495", net: { micros: 90_000_000, currency: "EUR" } },
  ]);
});

it("makes a record of what was read on a page", () => {
  const lines = JSON.stringify([{ name: "Bolts", quantity: "3", price: "4.00", amount: "12.00" }]);
  const seller = JSON.stringify({
    name: "Muster GmbH",
    street: null,
    postcode: "10115",
    city: "Berlin",
    country: null,
  });
  const read = invoiceOfRecord(fields, { number: "7", net: "12.00", seller, note: null, lines }, null);
  expect(read).toMatchObject({
    syntax: "page",
    number: "7",
    // Nobody said in what: no order is in it.
    totals: { net: { micros: 12_000_000, currency: "XXX" } },
    seller: { name: "Muster GmbH", city: "Berlin" },
    lines: [{ name: "Bolts", quantity: "3", price: "4.00" }],
  });
});
