// The small form of zod: the console reads it, too, on the page that has to open quickly.
import * as z from "zod/mini";

/** What an invoice can have against its order, its receipts, the invoices before it, or the master data. */
export const mismatchCodes = [
  "records-unreadable",
  "no-lines",
  "too-many-lines",
  "order-missing",
  "order-unknown",
  "order-unclear",
  "order-closed",
  "order-of-another-supplier",
  "before-order",
  "due-too-early",
  "duplicate",
  "duplicate-likely",
  "earlier-uncounted",
  "supplier-unknown",
  "supplier-unclear",
  "vat-id-differs",
  "iban-differs",
  "customer-unknown",
  "invoice-credited-unknown",
  "credit-too-large",
  "line-not-ordered",
  "line-unsure",
  "article-differs",
  "unit-unknown",
  "currency-differs",
  "price-differs",
  "quantity-over-ordered",
  "over-delivery",
  "quantity-over-received",
  "not-received",
  "tax-differs",
  "amount-differs",
  "charges-differ",
  "total-differs",
] as const;
export type MismatchCode = (typeof mismatchCodes)[number];

const value = z.nullable(z.string());

/** One thing in which an invoice is not what was agreed and received: a person decides, with all that is needed for it. */
export const mismatch = z.object({
  code: z.enum(mismatchCodes),
  /** In the record of the invoice: `lines[1].price`. */
  field: z.string(),
  /** The invoice's line, counted from 0; null where it is about the whole. */
  line: z.nullable(z.int()),
  invoiced: value,
  expected: value,
  /** How much may differ, in words; null where there is nothing to tolerate. */
  tolerance: value,
  /** Names the field, both values and what is tolerated. */
  message: z.string(),
  /** What to do about it. */
  remedy: z.string(),
});
export type Mismatch = z.output<typeof mismatch>;

const partyFound = z.object({
  id: value,
  name: value,
  /** The probability that it is this one. */
  score: z.number(),
  because: z.array(z.string()),
});
export type PartyFound = z.output<typeof partyFound>;

const matchedLine = z.object({
  /** The invoice's line, counted from 0. */
  line: z.int(),
  name: value,
  order: value,
  orderLine: value,
  /** How sure it is that they belong together. */
  score: z.number(),
  because: z.array(z.string()),
  /** The unit of the quantities and the price: the order's. */
  unit: value,
  currency: value,
  invoiced: value,
  /** Of all lines of the order that are of the same article. */
  ordered: value,
  /** Null where nobody is to receive it, or no receipts were asked for. */
  received: value,
  /** Invoiced before, by other invoices. */
  before: value,
  price: value,
  orderPrice: value,
  /** Codes of what is wrong with it; nothing where it matches. */
  mismatches: z.array(z.enum(mismatchCodes)),
});
export type MatchedLine = z.output<typeof matchedLine>;

/** The value of a `match` step. Quantities and prices are digits; scores lie in [0, 1]. */
export const matchedInvoice = z.object({
  status: z.enum(["matched", "mismatched"]),
  /** The least sure of all that was put together. */
  score: z.number(),
  supplier: z.nullable(partyFound),
  customer: z.nullable(partyFound),
  /** The orders that its lines are of. */
  orders: z.array(z.string()),
  lines: z.array(matchedLine),
  mismatches: z.array(mismatch),
  /** What is in order and worth knowing: conversions, partial deliveries, what stays open. */
  notes: z.array(z.string()),
});
export type MatchedInvoice = z.output<typeof matchedInvoice>;
