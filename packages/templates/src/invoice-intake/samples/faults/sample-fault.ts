import { decimalText, times } from "@surety/core/invoice/exact-decimal";
import type { Invoice, InvoiceLine } from "@surety/core/invoice/invoice";
import type { MismatchCode } from "@surety/core/matching/mismatch";
import type { Chance } from "../../../paper/chance.ts";
import type { SampleDeal } from "../sample-deal.ts";
import { exactly } from "../total-invoice.ts";

/** One thing that is wrong on purpose, and the mismatches that name it. */
export interface SampleFault {
  readonly name: string;
  readonly codes: readonly MismatchCode[];
  /** The deal with the fault in it; null where it does not fit this deal. */
  readonly plant: (deal: SampleDeal, chance: Chance) => SampleDeal | null;
}

export type Plant = SampleFault["plant"];

/** Changes the invoice; null where the fault does not fit it. */
export const onInvoice =
  (change: (invoice: Invoice, deal: SampleDeal, chance: Chance) => Partial<Invoice> | null): Plant =>
  (deal, chance) => {
    const changes = change(deal.invoice, deal, chance);
    return changes === null ? null : { ...deal, invoice: { ...deal.invoice, ...changes } };
  };

/** Changes one of its lines, chosen by chance. */
export const onLine =
  (change: (line: InvoiceLine, deal: SampleDeal, chance: Chance) => Partial<InvoiceLine> | null): Plant =>
  (deal, chance) => {
    const at = chance.whole(0, deal.invoice.lines.length - 1);
    const line = deal.invoice.lines[at];
    const changes = line === undefined ? null : change(line, deal, chance);
    if (changes === null) return null;
    const lines = deal.invoice.lines.map((one, place) => (place === at ? { ...one, ...changes } : one));
    return { ...deal, invoice: { ...deal.invoice, lines } };
  };

export const scaled = (digits: string | null, factor: string): string =>
  decimalText(times(exactly(digits ?? "0"), exactly(factor)));
export const withDelivery = (deal: SampleDeal): boolean => deal.order.lines.some(({ delivered }) => delivered);

export function fault(name: string, codes: readonly MismatchCode[], plant: Plant): SampleFault {
  return { name, codes, plant };
}
