import { decimalText, over, times } from "@surety/core/invoice/exact-decimal";
import type { InvoiceLine, InvoiceParty } from "@surety/core/invoice/invoice";
import type { Chance } from "../../paper/chance.ts";
import type { SampleDeal } from "./sample-deal.ts";
import { exactly } from "./total-invoice.ts";

/**
 * What real invoices do and nobody minds: other spellings, what is missing and not needed, what is tolerated. Without
 * `pricesToo` prices stay, so that they do not make up for a fault.
 */
export function varyDeal(deal: SampleDeal, chance: Chance, pricesToo = true): SampleDeal {
  const { invoice } = deal;
  return {
    ...deal,
    invoice: {
      ...invoice,
      seller: otherwise(invoice.seller, chance),
      buyer: chance.happens(0.3)
        ? { ...invoice.buyer, name: chance.one(["KESTREL HOME AG", "Kestrel Home Aktiengesellschaft", "Kestrel Home"]) }
        : invoice.buyer,
      orderNumber: orderNumber(deal, chance),
      due: chance.happens(0.2) ? dayBefore(invoice.due) : invoice.due,
      lines: invoice.lines
        .map((line) => (pricesToo ? withinTolerance(line, chance) : line))
        .flatMap((line) => split(line, chance)),
    },
  };
}

function otherwise(seller: InvoiceParty, chance: Chance): InvoiceParty {
  const name = seller.name ?? "";
  const names = [
    name.toUpperCase(),
    name.replace("&", "und"),
    name.replace(/\bGmbH\b/, "Gesellschaft mbH").replace("Limited", "Ltd."),
    name.replace(/ü/g, "ue"),
  ];
  return {
    ...seller,
    name: chance.happens(0.4) ? chance.one(names) : name,
    // Who charges tax says by which number: the VAT id or the one of the tax office (BR-S-02).
    ...(chance.happens(0.15) ? { vatId: null, taxNumber: "201/5800/4471" } : {}),
    street: chance.happens(0.3) ? null : seller.street,
    email: chance.happens(0.5) ? null : seller.email,
  };
}

/** Spelled in another way; a few leave it out. */
function orderNumber({ order: { number } }: SampleDeal, chance: Chance): string | null {
  if (chance.happens(0.03)) return null;
  const spellings = [number.replaceAll("-", " "), number.replaceAll("-", "/"), number.toLowerCase()];
  return chance.happens(0.3) ? chance.one(spellings) : number;
}

const dayBefore = (day: string | null): string | null =>
  day === null ? null : new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** One percent up or down, which is less than what is tolerated. */
function withinTolerance(line: InvoiceLine, chance: Chance): InvoiceLine {
  if (!chance.happens(0.1)) return line;
  const factor = exactly(chance.one(["1.01", "0.99"]));
  return { ...line, price: decimalText(times(exactly(line.price ?? "0"), factor)) };
}

/** Two deliveries of one article in two lines. */
function split(line: InvoiceLine, chance: Chance): InvoiceLine[] {
  const half = over(exactly(line.quantity ?? "0"), exactly("2"));
  const named = line.sellerItem !== null || line.buyerItem !== null || line.orderLine !== null;
  if (!named || !chance.happens(0.06)) return [line];
  return [
    { ...line, quantity: decimalText(half) },
    { ...line, quantity: decimalText(half) },
  ];
}
