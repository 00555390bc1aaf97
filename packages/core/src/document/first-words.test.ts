import { describe, expect, it } from "vitest";
import { ciiInvoice, ublCreditNote } from "../invoice/e-invoices.fixture.ts";
import { readInvoice } from "../invoice/read-invoice.ts";
import { firstWords } from "./first-words.ts";

const xml = (text: string) => ({ type: "application/xml", text, invoice: readInvoice(text)?.invoice ?? null });

describe("firstWords", () => {
  it("says an e-invoice in words, because its text is written for programs", () => {
    expect(firstWords(xml(ciiInvoice()))).toBe(
      "Invoice R-2026-17 of 2026-03-05 from Muster & Söhne GmbH to Buyer AG, 133.85 EUR: Steel screws, Handbook",
    );
    expect(firstWords(xml(ublCreditNote()))).toMatch(/^Credit note U-1 /);
  });

  it("leaves out what an e-invoice does not say", () => {
    const bare = ciiInvoice(["<ram:Name>Buyer AG</ram:Name>", ""], [">R-2026-17<", "><"]);
    expect(firstWords(xml(bare))).toMatch(/^Invoice of 2026-03-05 from Muster & Söhne GmbH, 133\.85 EUR/);
  });

  it("gives of other XML what stands between its tags, and of all else the text", () => {
    expect(firstWords(xml('<?xml version="1.0"?><order><!-- no --><item id="4">Nails</item><n>3</n></order>'))).toBe(
      "Nails 3",
    );
    expect(firstWords({ ...xml(ciiInvoice()), type: "application/pdf", text: "Invoice\n<R-1>" })).toBe(
      "Invoice\n<R-1>",
    );
  });
});
