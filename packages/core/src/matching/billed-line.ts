import { type Exact, exactOf, exactOfMicros, over, times } from "../invoice/exact-decimal.ts";
import type { Invoice, InvoiceLine } from "../invoice/invoice.ts";
import { type CurrencyRatio, currencyRatio } from "./convert-currency.ts";
import { type UnitRatio, unitRatio, type UnitRules } from "./convert-unit.ts";
import { type LineLikeness, lineLikeness, type LineNames, lineNames } from "./line-likeness.ts";
import type { ExchangeRate } from "./match-records.ts";
import { type BookedLine, roughly } from "./order-book.ts";

/** What conversions need: the invoice's day and currency, rates and rules. */
export interface Conversions {
  readonly invoice: Pick<Invoice, "currency" | "issued">;
  readonly rates: readonly ExchangeRate[];
  readonly units: UnitRules;
}

/** A line of an invoice made ready to be compared with many of orders. */
export interface ReadyLine {
  readonly line: InvoiceLine;
  readonly names: LineNames;
  readonly quantity: Exact | null;
  /** Net, of one unit. */
  readonly price: Exact | null;
}

export function readyLine(line: InvoiceLine): ReadyLine {
  const names = lineNames(line.orderLine, line.buyerItem, line.sellerItem, [line.name, line.description]);
  return { line, names, quantity: exactly(line.quantity), price: unitPrice(line) };
}

/** A line of an invoice as the order counts: in its unit and its currency, as far as they convert. */
export interface BilledLine {
  readonly unit: UnitRatio | null;
  readonly currency: CurrencyRatio | null;
  readonly quantity: Exact | null;
  /** Net, of one unit of the order. */
  readonly price: Exact | null;
}

export function billedLine(ready: ReadyLine, booked: BookedLine, conversions: Conversions): BilledLine {
  const { invoice, rates, units } = conversions;
  const { line, quantity, price } = ready;
  const unit = unitRatio(line.unit, booked.line.unit, units, articleKeys(ready, booked));
  const currency = ratioOf(line.net?.currency ?? invoice.currency, booked.order.currency, invoice.issued, rates);
  if (unit === null || currency === null)
    return {
      unit,
      currency,
      quantity: quantity === null || unit === null ? null : times(quantity, unit.factor),
      price: null,
    };
  if (unit.factor === one && currency.factor === one) return { unit, currency, quantity, price };
  return {
    unit,
    currency,
    quantity: quantity === null ? null : times(quantity, unit.factor),
    price: price === null ? null : times(over(price, unit.factor), currency.factor),
  };
}

const one = exactOf("1") ?? 0n;

function articleKeys({ names }: ReadyLine, { compared }: BookedLine): string[] {
  const numbers = [names, compared].flatMap(({ articles }) => [articles.buyer, articles.seller]);
  return numbers.filter((number) => number !== null).map(({ key }) => key);
}

function ratioOf(
  from: string | null,
  to: string | null,
  on: string | null,
  rates: readonly ExchangeRate[],
): CurrencyRatio | null {
  if (from === null || to === null || from === to) return { factor: one, said: null };
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

/** How alike a line is to one of an order, after conversion. */
export function bookedLikeness(ready: ReadyLine, booked: BookedLine, conversions: Conversions): LineLikeness {
  const { quantity, price } = billedLine(ready, booked, conversions);
  return lineLikeness({ ...ready.names, quantity: roughly(quantity), price: roughly(price) }, booked.compared);
}
