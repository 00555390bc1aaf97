import { type Exact, exactOf, exactOfMicros, over, times } from "../invoice/exact-decimal.ts";
import type { Invoice, InvoiceLine } from "../invoice/invoice.ts";
import { type CurrencyRatio, currencyRatio } from "./convert-currency.ts";
import { type UnitRatio, unitRatio } from "./convert-unit.ts";
import { type ComparedLine, type LineLikeness, lineLikeness } from "./line-likeness.ts";
import type { ExchangeRate, UnitRule } from "./match-records.ts";
import type { BookedLine } from "./order-book.ts";

/** What conversions need: the invoice's day and currency, rates and rules. */
export interface Conversions {
  readonly invoice: Pick<Invoice, "currency" | "issued">;
  readonly rates: readonly ExchangeRate[];
  readonly units: readonly UnitRule[];
}

/** A line of an invoice as the order counts: in its unit and its currency, as far as they convert. */
export interface BilledLine {
  readonly unit: UnitRatio | null;
  readonly currency: CurrencyRatio | null;
  readonly quantity: Exact | null;
  /** Net, of one unit of the order. */
  readonly price: Exact | null;
}

export function billedLine(line: InvoiceLine, booked: BookedLine, { invoice, rates, units }: Conversions): BilledLine {
  const { item, supplierItem, unit: orderUnit } = booked.line;
  const numbers = [line.buyerItem, line.sellerItem, item, supplierItem].filter((number) => number !== null);
  const unit = unitRatio(line.unit, orderUnit, units, numbers);
  const currency = ratioOf(line.net?.currency ?? invoice.currency, booked.order.currency, invoice.issued, rates);
  const many = line.quantity === null ? null : exactOf(line.quantity);
  const each = unitPrice(line);
  return {
    unit,
    currency,
    quantity: many === null || unit === null ? null : times(many, unit.factor),
    price: each === null || unit === null || currency === null ? null : times(over(each, unit.factor), currency.factor),
  };
}

function ratioOf(
  from: string | null,
  to: string | null,
  on: string | null,
  rates: readonly ExchangeRate[],
): CurrencyRatio | null {
  if (from === null || to === null || from === to) return { factor: exactOf("1") ?? 0n, said: null };
  return on === null ? null : currencyRatio(from, to, on, rates);
}

/** What one unit costs in the end: what a line takes off or puts on is part of its price. */
function unitPrice({ quantity, price, priceQuantity, allowances, net }: InvoiceLine): Exact | null {
  const [many, each, of] = [exactly(quantity), exactly(price), exactly(priceQuantity ?? "1")];
  const whole = net === null || many === null || many === 0n ? null : over(exactOfMicros(net.micros), many);
  if (allowances.length > 0 && whole !== null) return whole;
  return each === null || of === null || of === 0n ? whole : over(each, of);
}

const exactly = (text: string | null): Exact | null => (text === null ? null : exactOf(text));
const rough = (value: Exact | null): number | null => (value === null ? null : Number(value) / 1e12);
const named = (names: readonly (string | null)[]): string[] => names.filter((name) => name !== null);

/** How alike a line is to one of an order, after conversion. */
export function bookedLikeness(line: InvoiceLine, booked: BookedLine, conversions: Conversions): LineLikeness {
  const { quantity, price } = billedLine(line, booked, conversions);
  const invoiced: ComparedLine = {
    line: line.orderLine,
    articles: { buyer: line.buyerItem, seller: line.sellerItem },
    names: named([line.name, line.description]),
    quantity: rough(quantity),
    price: rough(price),
  };
  const ordered: ComparedLine = {
    line: booked.line.line,
    articles: { buyer: booked.line.item, seller: booked.line.supplierItem },
    names: named([booked.line.name]),
    quantity: rough(exactly(booked.line.quantity)),
    price: rough(booked.price),
  };
  return lineLikeness(invoiced, ordered);
}
