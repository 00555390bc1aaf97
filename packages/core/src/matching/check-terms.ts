import { type Exact, exactOf, exactOfMicros, times } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { LinePair } from "./check-billed-lines.ts";
import { sameNumber } from "./document-key.ts";
import { isSameParty, partyOf } from "./match-party.ts";
import type { EarlierInvoice, PurchaseOrder } from "./match-records.ts";
import type { Mismatch } from "./mismatch.ts";
import { sellerWords } from "./place-of-line.ts";
import { allowance, toleratedWords, type Tolerances } from "./tolerance.ts";
import { shareWords, shownNumber, size } from "./words.ts";

const closed = /^(cancel|storn|clos|complet|geschl|annul|clotur|chius)/i;
const dayMs = 86_400_000;

/** What an order says besides its lines: whose it is, whether it is open, when it may be billed and fall due. */
export function checkTerms(invoice: Invoice, order: PurchaseOrder, tolerances: Tolerances): Mismatch[] {
  return [otherSupplier(invoice, order), closedOrder(invoice, order), dates(invoice, order, tolerances)].flat();
}

function otherSupplier(invoice: Invoice, { number, supplier }: PurchaseOrder): Mismatch[] {
  if (supplier === null || isSameParty(partyOf(invoice.seller), supplier)) return [];
  return [
    {
      code: "order-of-another-supplier",
      field: "seller.name",
      line: null,
      invoiced: invoice.seller.name,
      expected: supplier.name,
      tolerance: null,
      message: `The seller is ${sellerWords(invoice)}, but order ${number} went to ${supplier.name ?? supplier.id}; no other one is tolerated.`,
      remedy: `Ask ${sellerWords(invoice)} for the right order number, or purchasing whether the order was passed on.`,
    },
  ];
}

function closedOrder(invoice: Invoice, { number, status }: PurchaseOrder): Mismatch[] {
  if (status === null || !closed.test(status)) return [];
  return [
    {
      code: "order-closed",
      field: "orderNumber",
      line: null,
      invoiced: invoice.orderNumber,
      expected: number,
      tolerance: null,
      message: `Order ${number} is ${status}: nothing more is to be billed for it.`,
      remedy: `Ask purchasing whether to open it again; otherwise reject the invoice of ${sellerWords(invoice)}.`,
    },
  ];
}

function dates(invoice: Invoice, { number, date, paymentDays }: PurchaseOrder, { days = 0 }: Tolerances): Mismatch[] {
  const { issued, due } = invoice;
  if (issued === null) return [];
  const tolerance = days === 0 ? "nothing is tolerated" : `${days} days are tolerated`;
  const found: Mismatch[] = [];
  if (date !== null && daysFrom(issued, date) > days)
    found.push({
      code: "before-order",
      field: "issued",
      line: null,
      invoiced: issued,
      expected: date,
      tolerance,
      message: `The invoice is of ${issued}, but order ${number} is of ${date}: it was written afterwards; ${tolerance}.`,
      remedy: "Ask purchasing who ordered it and when, and approve it if it was ordered by word of mouth.",
    });
  if (due === null || paymentDays === null || invoice.kind === "credit-note") return found;
  const agreed = new Date(Date.parse(issued) + paymentDays * dayMs).toISOString().slice(0, 10);
  if (daysFrom(due, agreed) <= days) return found;
  return [
    ...found,
    {
      code: "due-too-early",
      field: "due",
      line: null,
      invoiced: due,
      expected: agreed,
      tolerance,
      message: `The invoice is due on ${due}, but order ${number} gives ${paymentDays} days, which is ${agreed}; ${tolerance}.`,
      remedy: `Pay by ${agreed}, or ask ${sellerWords(invoice)} to correct the terms.`,
    },
  ];
}

/** Days from one day to a later one; not a number counts as none. */
const daysFrom = (one: string, later: string): number => Math.floor((Date.parse(later) - Date.parse(one)) / dayMs) || 0;

/** Invoices of an order that are known by their head alone: what they have billed of it cannot be counted. */
export function checkUncounted(
  invoice: Invoice,
  orders: readonly PurchaseOrder[],
  earlier: readonly EarlierInvoice[],
): Mismatch[] {
  const heads = earlier.filter(
    ({ cancelled, kind, order, lines }) =>
      !cancelled &&
      kind === "invoice" &&
      lines.length === 0 &&
      order !== null &&
      orders.some(({ number }) => sameNumber(number, order)),
  );
  return heads.slice(0, 1).map((one) => ({
    code: "earlier-uncounted",
    field: "lines",
    line: null,
    invoiced: invoice.number,
    expected: one.number,
    tolerance: null,
    message: `${heads.map(({ number }) => `Invoice ${number}`).join(", ")} of order ${one.order} is known without its lines, so what it has billed cannot be counted.`,
    remedy:
      "Let the query of earlier invoices give their lines (order line or article, quantity, unit), or compare the quantities by hand.",
  }));
}

/** Charges of the whole invoice, such as freight, against those of its orders. */
export function checkCharges(invoice: Invoice, orders: readonly PurchaseOrder[], tolerances: Tolerances): Mismatch[] {
  const said = invoice.allowances.reduce<Exact>(
    (sum, { charge, amount }) => sum + (charge && amount !== null ? exactOfMicros(amount.micros) : 0n),
    0n,
  );
  const agreed = orders.reduce<Exact>(
    (sum, { charges }) => sum + (charges === null ? 0n : (exactOf(charges) ?? 0n)),
    0n,
  );
  const over = said - agreed;
  if (over <= allowance(tolerances.charges, agreed)) return [];
  const currency = invoice.currency ?? "";
  const tolerance = toleratedWords(tolerances.charges, currency);
  const names = invoice.allowances
    .filter(({ charge }) => charge)
    .map(({ reason }) => reason)
    .filter(Boolean)
    .join(", ");
  return [
    {
      code: "charges-differ",
      field: "totals.charges",
      line: null,
      invoiced: shownNumber(said),
      expected: shownNumber(agreed),
      tolerance,
      message: `The charges of the invoice${names === "" ? "" : ` (${names})`} are ${shownNumber(said)} ${currency}, but ${agreed === 0n ? "the order has none" : `the order has ${shownNumber(agreed)} ${currency}`}; ${tolerance}.`,
      remedy: `Approve them if they were agreed, or ask ${sellerWords(invoice)} for an invoice without them.`,
    },
  ];
}

/** All lines at the prices of their orders against what is billed for them, where a tolerance for the total asks for it. */
export function checkTotal(invoice: Invoice, pairs: readonly LinePair[], tolerances: Tolerances): Mismatch[] {
  if (tolerances.total === undefined || pairs.length === 0) return [];
  const priced = pairs.filter(
    ({ billed, booked }) => billed.quantity !== null && billed.price !== null && booked.price !== null,
  );
  const sum = (price: (pair: LinePair) => Exact) =>
    priced.reduce((total, pair) => total + times(pair.billed.quantity ?? 0n, price(pair)), 0n);
  const [said, agreed] = [sum(({ billed }) => billed.price ?? 0n), sum(({ booked }) => booked.price ?? 0n)];
  const difference = said - agreed;
  if (size(difference) <= allowance(tolerances.total, agreed)) return [];
  const currency = pairs[0]?.booked.order.currency ?? invoice.currency ?? "";
  const tolerance = toleratedWords(tolerances.total, currency);
  return [
    {
      code: "total-differs",
      field: "totals.lines",
      line: null,
      invoiced: shownNumber(said),
      expected: shownNumber(agreed),
      tolerance,
      message: `All lines together are ${shownNumber(said)} ${currency}, but at the prices of the order they are ${shownNumber(agreed)} ${currency}: ${shownNumber(size(difference))} ${currency}${shareWords(difference, agreed)} ${difference > 0n ? "more" : "less"}; ${tolerance}.`,
      remedy: `Look at the prices of its lines; ask ${sellerWords(invoice)} for a corrected invoice or have purchasing confirm them.`,
    },
  ];
}
