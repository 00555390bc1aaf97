import type { Invoice } from "../invoice/invoice.ts";
import { alignLines, mostPairs } from "./align-lines.ts";
import { bookedLikeness, type Conversions, type ReadyLine } from "./billed-line.ts";
import { documentKey, keyDistance, sameNumber } from "./document-key.ts";
import { isSameParty, partyOf } from "./match-party.ts";
import type { PurchaseOrder } from "./match-records.ts";
import type { MatchRequest } from "./match-request.ts";
import type { Mismatch } from "./mismatch.ts";
import type { BookedLine, OrderBook } from "./order-book.ts";
import { sellerWords } from "./place-of-line.ts";

/** The orders that an invoice is about. */
export interface ChosenOrders {
  readonly lines: readonly BookedLine[];
  readonly mismatches: Mismatch[];
  readonly notes: string[];
}

/** An order fits where each line of the invoice is so sure. */
const leastScore = 0.8;

/** By the number that the invoice names; without one, the only order of the supplier that all its lines fit and that is open for them. */
export function chooseOrders(
  { invoice, orders }: Pick<MatchRequest, "invoice" | "orders">,
  ready: readonly ReadyLine[],
  book: OrderBook,
  conversions: Conversions,
): ChosenOrders {
  const named = numbersOf(invoice);
  const known = orders.filter(({ number }) => named.some((one) => sameNumber(one, number)));
  if (known.length > 0) return { lines: linesOf(book, known), mismatches: [], notes: [] };
  const own = orders.filter(({ supplier }) => supplier === null || isSameParty(partyOf(invoice.seller), supplier));
  const near = own.filter(({ number }) =>
    named.some((one) => keyDistance(documentKey(one), documentKey(number), 1) <= 1),
  );
  let pairs = 0;
  const fitting =
    near.length > 0
      ? near
      : own.filter((order) => {
          const lines = linesOf(book, [order]);
          pairs += ready.length * lines.length;
          return pairs <= mostPairs && fits(ready, lines, conversions);
        });
  if (named.length > 0)
    return { lines: linesOf(book, fitting.slice(0, 1)), mismatches: [unknownOrder(invoice, fitting)], notes: [] };
  const open = fitting.filter((order) => isOpen(linesOf(book, [order])));
  const arrived = open.filter((order) => hasArrived(linesOf(book, [order])));
  const [only, ...more] = [arrived, open].find((some) => some.length > 0) ?? fitting;
  if (only === undefined) return { lines: linesOf(book, own), mismatches: [noOrder(invoice, own)], notes: [] };
  if (more.length > 0)
    return { lines: linesOf(book, [only]), mismatches: [severalOrders(invoice, [only, ...more])], notes: [] };
  return {
    lines: linesOf(book, [only]),
    mismatches: [],
    notes: [
      `The invoice names no order; order ${only.number} is the only one that is open for it and that all its lines fit.`,
    ],
  };
}

/** Some name several in one field. */
function numbersOf({ orderNumber }: Invoice): string[] {
  if (orderNumber === null) return [];
  return [orderNumber, ...orderNumber.split(/[,;+]/)].filter((number) => documentKey(number) !== "");
}

const linesOf = ({ lines }: OrderBook, orders: readonly PurchaseOrder[]): BookedLine[] =>
  lines.filter(({ order }) => orders.includes(order));

function fits(ready: readonly ReadyLine[], lines: readonly BookedLine[], conversions: Conversions): boolean {
  const aligned = alignLines(ready, lines, (line, booked) => bookedLikeness(line, booked, conversions));
  return aligned.length > 0 && aligned.every((one) => one !== null && one.score >= leastScore);
}

/** Something of it has not been billed. */
const isOpen = (lines: readonly BookedLine[]): boolean => lines.some(({ article }) => article.before < article.ordered);

/** Something of it came that has not been billed: that is what an invoice is about now. */
const hasArrived = (lines: readonly BookedLine[]): boolean =>
  lines.some(({ article: { received, before } }) => received !== null && received > before);

const numbers = (orders: readonly PurchaseOrder[]): string =>
  orders
    .slice(0, 3)
    .map(({ number }) => number)
    .join(", ") + (orders.length > 3 ? ` and ${orders.length - 3} more` : "");
const base = { field: "orderNumber", line: null, tolerance: null } as const;

function unknownOrder(invoice: Invoice, fitting: readonly PurchaseOrder[]): Mismatch {
  const hint = fitting.length === 0 ? "" : ` It may be meant for ${numbers(fitting)}.`;
  return {
    ...base,
    code: "order-unknown",
    invoiced: invoice.orderNumber,
    expected: fitting[0]?.number ?? null,
    message: `The order number is ${invoice.orderNumber}, which is not known.${hint}`,
    remedy: `Ask ${sellerWords(invoice)} for the right order number, or purchasing whether the order is still to be entered.`,
  };
}

function noOrder(invoice: Invoice, own: readonly PurchaseOrder[]): Mismatch {
  const hint =
    own.length === 0
      ? "no order of its supplier is known"
      : `its lines do not all fit one of the orders of its supplier (${numbers(own)})`;
  return {
    ...base,
    code: "order-missing",
    invoiced: null,
    expected: null,
    message: `The invoice names no order, and ${hint}.`,
    remedy: `Ask ${sellerWords(invoice)} for the order number, or have whoever ordered it approve it without an order.`,
  };
}

function severalOrders(invoice: Invoice, fitting: readonly PurchaseOrder[]): Mismatch {
  return {
    ...base,
    code: "order-unclear",
    invoiced: null,
    expected: numbers(fitting),
    message: `The invoice names no order, and its lines fit several: ${numbers(fitting)}.`,
    remedy: `Ask ${sellerWords(invoice)} for the order number.`,
  };
}
