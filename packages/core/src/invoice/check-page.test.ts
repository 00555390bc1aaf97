import { describe, expect, it } from "vitest";
import { besidePages } from "./check-page.ts";
import { ciiInvoice } from "./e-invoices.fixture.ts";
import { readInvoice } from "./read-invoice.ts";

const record = (gross = "133.85", due = "100.00") =>
  readInvoice(ciiInvoice([">133.85<", `>${gross}<`], [">100.00</ram:Due", `>${due}</ram:Due`])) ??
  expect.unreachable("it is an e-invoice");
const page = (total: string) => `Invoice R-2026-17\nScrews 90,00\nHandbook 20,00\nTax 18,85\nTotal ${total}`;
const said = (text: string, certain = true, gross?: string, due?: string) => {
  const { faults, doubts } = besidePages({ ...record(gross, due), faults: [], doubts: [] }, text, certain);
  return { faults: faults.map(({ message }) => message), doubts: doubts.map(({ message }) => message) };
};

describe("besidePages", () => {
  it("refuses a record whose total no page shows, and names the largest amount there", () => {
    expect(said(page("1.589,80 €"))).toEqual({
      faults: ["totals.gross is 133.85 EUR, but no page shows that amount; the largest one there is 1.589,80."],
      doubts: [],
    });
  });

  it.each([
    ["133,85 EUR", "133.85"],
    ["1.133,85", "1133.85"],
    ["1 133.85", "1133.85"],
    ["1'133.85", "1133.85"],
    ["EUR133.85-", "133.85"],
    ["12.000,00", "12000.00"],
    ["12.000 EUR", "12000.00"],
    ["due: 100,00", "133.85"],
  ])("finds %s", (printed, gross) => {
    expect(said(page(printed), true, gross).faults).toEqual([]);
  });

  it.each(["1.133,85", "2133,85", "133,855", "133"])("does not take %s for 133.85", (printed) => {
    expect(said(page(printed)).faults).toHaveLength(1);
  });

  it("doubts where the page was recognised from a picture, and where it shows another number", () => {
    const { faults, doubts } = said(page("133,86"), false);
    expect(faults).toEqual([]);
    expect(doubts).toEqual([
      "totals.gross is 133.85 EUR, but no page shows that amount; the largest one there is 133,86.",
    ]);
    expect(said(page("133,85").replace("17", "18")).doubts).toEqual(["number is R-2026-17, but no page shows it."]);
  });

  it("says nothing of a page that shows no invoice", () => {
    expect(said("See the attached invoice of 1.589,80 EUR.")).toEqual({ faults: [], doubts: [] });
  });
});
