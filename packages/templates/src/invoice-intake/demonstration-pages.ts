import type { Invoice, InvoiceLine } from "@surety/core/invoice/invoice";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "../paper/chance.ts";
import { widthOf } from "../paper/letter-widths.ts";
import { nameWidth, type PageLook, pageLooks } from "./samples/page/page-looks.ts";
import { pageWords } from "./samples/page/page-words.ts";
import { printPage } from "./samples/page/print-page.ts";
import { type SampleDeal, sampleDeal } from "./samples/sample-deal.ts";
import { sampleFaults } from "./samples/sample-faults.ts";
import { type SampleSupplier, sampleSuppliers } from "./samples/suppliers.ts";
import { totalled } from "./samples/total-invoice.ts";

/** An invoice on paper, with all that is true of it. */
export interface InvoicePage {
  readonly name: string;
  /** A PDF of words; one that is `scanned` is still to go through the scanner. */
  readonly content: Uint8Array;
  readonly scanned: boolean;
  /** What was planted in it; null where nothing is wrong. */
  readonly fault: string | null;
  readonly invoice: Invoice;
}

const labelled = 60;
const arriving = 15;
/** Every fifth comes out of a scanner. */
const scannedEach = 5;
/** So many deals lie before those of the pages: their orders have other numbers. */
const [firstArriving, firstLabelled] = [40, 400];
const planted: Readonly<Record<number, string>> = {
  2: "a price that is too high",
  6: "another account",
  9: "more billed than came",
  13: "a line that nobody ordered",
};
const senders = sampleSuppliers.filter(({ party }) => Object.hasOwn(pageLooks, party.id ?? ""));

/** The invoices on paper that arrive in the demonstration, and the deals behind them; the same on every machine. */
export function arrivingPages(): { pages: InvoicePage[]; deals: SampleDeal[] } {
  const chance = chanceOf(seededRandom(3_001));
  const deals = Array.from({ length: arriving }, (_, at) => dealOnPaper(firstArriving + at, at, planted[at], chance));
  const pages = deals.map(({ deal, fault }, at) => ({
    ...onPaper(deal),
    scanned: at % scannedEach === scannedEach - 1,
    fault: fault ?? null,
  }));
  return { pages, deals: deals.map(({ deal }) => deal) };
}

/** Others of the same suppliers, of which it is known what stands in them: what the reader of fields learns from. */
export function labelledPages(): InvoicePage[] {
  const chance = chanceOf(seededRandom(3_002));
  return Array.from({ length: labelled }, (_, at) => {
    const { deal } = dealOnPaper(firstLabelled + at, at, undefined, chance);
    return { ...onPaper(deal), scanned: false, fault: null };
  });
}

function onPaper({ invoice: billed, supplier }: SampleDeal): Pick<InvoicePage, "name" | "content" | "invoice"> {
  const invoice: Invoice = { ...totalled(billed), syntax: "page" };
  const content = printPage(invoice, lookOf(supplier), pageWords[supplier.language]);
  return {
    name: `${supplier.party.id}-${(invoice.number ?? "").replaceAll(/[^A-Za-z0-9]+/g, "-")}.pdf`,
    content,
    invoice,
  };
}

/** A deal whose invoice can be said on paper as it is meant: no freight, whole units, plain prices. */
function dealOnPaper(number: number, at: number, fault: string | undefined, chance: Chance) {
  const supplier = senders[at % senders.length]!;
  const plant = sampleFaults.find(({ name }) => name === fault)?.plant;
  for (;;) {
    const deal = withoutFreight(sampleDeal(number, chance, supplier));
    const changed = plant === undefined ? deal : plant(deal, chance);
    if (changed !== null && changed.invoice.lines.every((line) => isPlain(line, supplier)))
      return { deal: changed, fault };
  }
}

function withoutFreight(deal: SampleDeal): SampleDeal {
  return {
    ...deal,
    order: { ...deal.order, charges: null },
    invoice: { ...deal.invoice, allowances: [] },
  };
}

function isPlain({ name, priceQuantity, unit, price, quantity }: InvoiceLine, supplier: SampleSupplier): boolean {
  const { typeface, size } = lookOf(supplier);
  return (
    priceQuantity === null &&
    /^\d+$/.test(quantity ?? "") &&
    plainPrice.test(price ?? "") &&
    Object.hasOwn(pageWords[supplier.language].units, unit ?? "") &&
    widthOf(name ?? "", typeface, size) < nameWidth
  );
}

const lookOf = ({ party }: SampleSupplier): PageLook => pageLooks[party.id ?? ""]!;

/** Three figures behind a point would be read as thousands by anybody. */
const plainPrice = /^\d+(?:\.\d{1,2})?$|^0\.\d+$/;
