import { describe, expect, it } from "vitest";
import { matchInvoice } from "./match-invoice.ts";
import { invoiceLine, invoiceOver, requestOf } from "./matching.fixture.ts";
import { whyMismatched } from "./why-mismatched.ts";

const order = { number: "PO-7", currency: "EUR", lines: [{ name: "Bolts", quantity: 10, unit: "C62", price: 1 }] };
const matched = (quantity: string, price = "1") =>
  matchInvoice(requestOf(invoiceOver([invoiceLine({ name: "Bolts", quantity, price })]), { orders: [order] }));

describe("whyMismatched", () => {
  it("holds what does not match, with the first mismatch in full and how many more there are", () => {
    expect(whyMismatched(["match"], { match: matched("12", "1.2") })).toEqual({
      code: "check-failed",
      sentence: expect.stringMatching(
        /^The invoice does not match: Line 1 \(Bolts\): the price is 1\.2 EUR .+ And 1 more\.$/,
      ),
    });
    expect(whyMismatched(["one", "other"], { one: matched("10"), other: matched("11") })?.code).toBe("check-failed");
  });

  it("does not take for a match what it cannot read", () => {
    expect(whyMismatched(["match"], { match: { status: "matched" } })?.sentence).toBe(
      "match is not what a match gives.",
    );
  });

  it("lets go what matches, and where there was nothing to match", () => {
    expect(whyMismatched(["match"], { match: matched("10") })).toBeNull();
    expect(whyMismatched(["match"], { match: null })).toBeNull();
    expect(whyMismatched([], { match: matched("12") })).toBeNull();
  });
});
