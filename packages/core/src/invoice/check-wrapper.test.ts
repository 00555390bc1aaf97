import { describe, expect, it } from "vitest";
import { insideWrapper, type NamedInvoice, type PdfWrapper } from "./check-wrapper.ts";
import { ciiInvoice, ublInvoice } from "./e-invoices.fixture.ts";
import { readInvoice } from "./read-invoice.ts";

const named = (name: string, xml = ciiInvoice()): NamedInvoice => ({
  name,
  read: readInvoice(xml) ?? expect.unreachable("it is an e-invoice"),
});
const said = (wrapper: Partial<PdfWrapper>, ...others: NamedInvoice[]) => {
  const { faults, doubts } = insideWrapper({ level: null, fileName: null, ...wrapper }, named("factur-x.xml"), others);
  return { faults: faults.map(({ message }) => message), doubts: doubts.map(({ message }) => message) };
};
const nothing = { faults: [], doubts: [] };

describe("insideWrapper", () => {
  it("says nothing where the PDF says the same, or nothing", () => {
    expect(said({})).toEqual(nothing);
    expect(said({ level: "EN 16931", fileName: "Factur-X.xml" })).toEqual(nothing);
  });

  it("tells of a profile and a name that are not those of the XML", () => {
    expect(said({ level: "BASIC", fileName: "invoice.xml" })).toEqual({
      faults: [],
      doubts: [
        "profile is urn:cen.eu:en16931:2017, but the PDF around it says BASIC.",
        "The PDF says that its e-invoice is called invoice.xml; the one in it is called factur-x.xml.",
      ],
    });
  });

  it("refuses two e-invoices that differ, and tells of two that do not", () => {
    expect(said({}, named("ZUGFeRD-invoice.xml"))).toEqual({
      faults: [],
      doubts: ["The document carries a second e-invoice, ZUGFeRD-invoice.xml, which says the same."],
    });
    const other = ciiInvoice(["0130 00", "0130 11"]);
    expect(said({}, named("b.xml", other)).faults).toEqual([
      "payment.iban is DE89370400440532013000 in factur-x.xml, but DE89370400440532013011 in b.xml: the document carries two e-invoices.",
    ]);
    expect(said({}, named("c.xml", ublInvoice())).faults).toEqual([
      "number is R-2026-17 in factur-x.xml, but U-1 in c.xml: the document carries two e-invoices.",
    ]);
  });
});
