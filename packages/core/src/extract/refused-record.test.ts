import { expect, it } from "vitest";
import { ciiInvoice, ublInvoice } from "../invoice/e-invoices.fixture.ts";
import { readInvoice } from "../invoice/read-invoice.ts";
import type { FieldSpecs } from "./field-schema.ts";
import { refusedRecord } from "./refused-record.ts";

const fields: FieldSpecs = {
  number: { type: "id", invoice: "number" },
  due: { type: "date", invoice: "due" },
  seller: { type: "address", invoice: "seller" },
  net: { type: "money", invoice: "totals.net" },
  tax: { type: "money", invoice: "totals.tax" },
  gross: { type: "money", invoice: "totals.gross" },
  note: { type: "text" },
  lines: { type: "lines", columns: { name: { type: "text" }, quantity: { type: "number" } } },
};
const told = (xml: string) => refusedRecord(fields, readInvoice(xml)!);
const wrongTotal = told(ciiInvoice([">133.85<", ">143.85<"]));
const of = (name: string, { fields: all } = wrongTotal) => all.find((one) => one.name === name);

it("says what the e-invoice says of each field that it has a place for, and at which element", () => {
  expect(wrongTotal.number).toBe("R-2026-17");
  expect(wrongTotal.fields.map(({ name }) => name)).toEqual(Object.keys(fields).filter((name) => name !== "note"));
  expect(of("number")).toMatchObject({ value: "R-2026-17", source: "/CrossIndustryInvoice/ExchangedDocument/ID" });
  expect(of("gross")).toMatchObject({ value: "143.85", source: expect.stringMatching(/\/GrandTotalAmount$/) });
  expect(of("seller")?.source).toMatch(/\/SellerTradeParty$/);
  expect(of("lines")?.source).toMatch(/\/SupplyChainTradeTransaction$/);
});

it("tells a fault with the field that it names, and what else may be the wrong one", () => {
  expect(of("gross")?.faults.map(({ rule }) => rule)).toEqual(["BR-CO-15", "BR-CO-16"]);
  expect([of("net"), of("tax")]).toMatchObject([
    { faults: [], against: ["gross"] },
    { faults: [], against: ["gross"] },
  ]);
  expect(of("number")).toMatchObject({ faults: [], against: [] });
  expect(wrongTotal.others).toEqual([]);
});

it.each([
  ["of a line, with the lines", told(ublInvoice([">2.5<", ">two<"])), "lines", "lines[0].quantity"],
  ["of lines and their sum, with the lines", told(ublInvoice([">100.00<", ">99.00<"])), "lines", "totals.lines"],
  ["of a part of an address, with the address", told(ublInvoice([">Seller KG<", "><"])), "seller", "seller.name"],
  ["of a day that is none, with its field", told(ublInvoice([">2026-04-04<", ">2026-13-04<"])), "due", "due"],
])("tells a fault %s", (_, refused, name, field) => {
  expect(of(name, refused)?.faults.map((one) => one.field)).toContain(field);
});

it("keeps what concerns no field apart", () => {
  const { others, fields: all } = told(ublInvoice([">urn:cen.eu:en16931:2017#compliant", ">urn:other"]));
  expect(others).toMatchObject([{ field: "profile", rule: "BR-01" }]);
  expect(all.flatMap(({ faults }) => faults)).toEqual([]);
});
