import { describe, expect, it } from "vitest";
import { demonstrationInvoices } from "./demonstration.ts";
import { arrivingPages, labelledPages } from "./demonstration-pages.ts";

const { pages, deals } = arrivingPages();
const labelled = labelledPages();

describe("demonstration invoices on paper", () => {
  it("are each another one, and the same on every machine", () => {
    const names = [...pages, ...labelled, ...demonstrationInvoices().invoices].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(labelledPages()).toEqual(labelled);
    const { orders } = demonstrationInvoices().books;
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
  });

  it("come of six suppliers, three out of a scanner, four with something wrong", () => {
    expect(new Set(deals.map(({ supplier }) => supplier.party.id)).size).toBe(6);
    expect(pages.filter(({ scanned }) => scanned).length).toBe(3);
    expect(pages.filter(({ fault }) => fault !== null).length).toBe(4);
  });

  it("add up, line by line and as a whole", () => {
    for (const { invoice } of [...pages, ...labelled]) {
      const { net, tax, gross } = invoice.totals;
      expect(invoice.lines.reduce((sum, line) => sum + (line.net?.micros ?? 0), 0)).toBe(net?.micros);
      expect((net?.micros ?? 0) + (tax?.micros ?? 0)).toBe(gross?.micros);
    }
  });
});
