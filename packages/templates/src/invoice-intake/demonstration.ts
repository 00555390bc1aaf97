import type { Invoice } from "@surety/core/invoice/invoice";
import type {
  EarlierInvoice,
  ExchangeRate,
  GoodsReceipt,
  Party,
  PurchaseOrder,
  UnitRule,
} from "@surety/core/matching/match-records";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "../paper/chance.ts";
import { arrivingPages } from "./demonstration-pages.ts";
import { printInvoice } from "./samples/print-invoice.ts";
import { sampleFaults } from "./samples/sample-faults.ts";
import { type SampleDeal, sampleDeal, sampleUnits } from "./samples/sample-deal.ts";
import { sampleRates } from "./samples/sample-order.ts";
import { sampleCustomer, sampleSuppliers } from "./samples/suppliers.ts";
import { totalled } from "./samples/total-invoice.ts";
import { varyDeal } from "./samples/vary-deal.ts";
import { writeInvoice } from "./samples/write-invoice.ts";

/** An e-invoice as its supplier would send it. */
export interface DemonstrationInvoice {
  readonly name: string;
  readonly content: Uint8Array;
  /** What was planted in it; null where nothing is wrong. */
  readonly fault: string | null;
}

/** What Kestrel Home's books hold before the first of them arrives. */
export interface DemonstrationBooks {
  readonly suppliers: readonly Party[];
  readonly companies: readonly Party[];
  readonly orders: readonly PurchaseOrder[];
  readonly receipts: readonly GoodsReceipt[];
  readonly invoices: readonly EarlierInvoice[];
  readonly rates: readonly ExchangeRate[];
  readonly units: readonly UnitRule[];
}

const howMany = 24;
/** Every third has one of these in it. */
const planted = [
  "a price that is too high",
  "more billed than came",
  "the same number with other punctuation",
  "another account",
  "more came and billed than was ordered",
  "a line that nobody ordered",
  "freight that was not agreed",
  "an order number that nobody knows",
];

/** The e-invoices that arrive in the demonstration, and the books around them and those on paper; the same on every machine. */
export function demonstrationInvoices(): { invoices: DemonstrationInvoice[]; books: DemonstrationBooks } {
  const chance = chanceOf(seededRandom(2_026));
  const deals = Array.from({ length: howMany }, (_, at) =>
    dealWith(at % 3 === 2 ? planted[(at - 2) / 3] : undefined, at, chance),
  );
  const onPaper = arrivingPages().deals;
  const all = [...deals.map(({ deal }) => deal), ...onPaper];
  const suppliers = sampleSuppliers.map(({ party }) => party);
  return {
    invoices: deals.map(({ deal: { invoice }, fault }) => ({ ...sent(totalled(invoice)), fault: fault ?? null })),
    books: {
      suppliers,
      companies: [sampleCustomer],
      orders: all.flatMap(({ order, others }) => [order, ...others]),
      receipts: all.flatMap(({ receipts }) => receipts),
      invoices: all.flatMap(({ earlier }) => earlier),
      rates: sampleRates,
      units: sampleUnits,
    },
  };
}

/** Who writes CII sends it inside a PDF (Factur-X), as most people do; who writes UBL sends the XML alone. */
function sent(invoice: Invoice): Pick<DemonstrationInvoice, "name" | "content"> {
  const name = (invoice.number ?? "invoice").replace(/[^A-Za-z0-9]+/g, "-");
  if (invoice.syntax === "cii") return { name: `${name}.pdf`, content: printInvoice(invoice) };
  return { name: `${name}.xml`, content: new TextEncoder().encode(writeInvoice(invoice)) };
}

function dealWith(
  fault: string | undefined,
  number: number,
  chance: Chance,
): { deal: SampleDeal; fault: string | undefined } {
  const plant = sampleFaults.find(({ name }) => name === fault)?.plant;
  for (;;) {
    const deal = varyDeal(sampleDeal(number, chance), chance, plant === undefined);
    const changed = plant === undefined ? deal : plant(deal, chance);
    if (changed !== null) return { deal: changed, fault };
  }
}
