import { z } from "zod";
import { decimalText, exactOf } from "../invoice/exact-decimal.ts";

/** Digits, out of a number or of a text of digits; databases give the one or the other. */
const decimal = z
  .union([z.number(), z.string()])
  .transform((value) => exactOf(withoutZeros(typeof value === "number" ? plainNumber(value) : value)))
  .refine((value) => value !== null, "must be a number with at most 18 digits and 12 decimals")
  .transform((value) => decimalText(value ?? 0n));
const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .refine((value) => value !== "", "must not be empty");
/** Absent, null and empty are all the same nothing. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable()).default(null);
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/, "must begin with a date such as 2026-03-05")
  .transform((value) => value.slice(0, 10));
const currency = z.string().regex(/^[A-Z]{3}$/, "must be three capital letters such as EUR");

/** Databases divide to sixteen decimals, most of them zeros. */
const withoutZeros = (digits: string): string => digits.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

function plainNumber(value: number): string {
  const plain = String(value);
  return plain.includes("e") ? value.toFixed(12) : plain;
}

/** Who sells or buys: a line of the master data, or the party of an invoice. */
const party = z.object({
  /** The number that the house gives it. */
  id: maybe(text),
  name: maybe(text),
  otherNames: z
    .array(text)
    .nullish()
    .transform((names) => names ?? []),
  vatId: maybe(text),
  taxNumber: maybe(text),
  companyId: maybe(text),
  street: maybe(text),
  postcode: maybe(text),
  city: maybe(text),
  country: maybe(text),
  email: maybe(text),
  /** The accounts that it may be paid to; none where the house does not keep them. */
  ibans: z
    .array(text)
    .nullish()
    .transform((ibans) => ibans ?? []),
});
export type Party = z.output<typeof party>;

const article = {
  item: maybe(text),
  supplierItem: maybe(text),
  name: maybe(text),
  quantity: decimal,
  unit: maybe(text),
};

const orderLine = z.object({
  line: maybe(text),
  ...article,
  /** Net price of `priceQuantity` units. */
  price: maybe(decimal),
  priceQuantity: maybe(decimal),
  taxRate: maybe(decimal),
  /** False for what nobody receives at a dock: services, licences. */
  delivered: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
});
export type OrderLine = z.output<typeof orderLine>;

const purchaseOrder = z.object({
  number: text,
  date: maybe(day),
  currency: maybe(currency),
  supplier: maybe(party),
  /** `cancelled` and `closed` take no invoices. */
  status: maybe(text),
  /** Freight and other charges that were agreed for the whole order, net. */
  charges: maybe(decimal),
  /** Days from the invoice's date until it may fall due. */
  paymentDays: z
    .int()
    .nullish()
    .transform((value) => value ?? null),
  lines: z.array(orderLine).max(1000),
});
export type PurchaseOrder = z.output<typeof purchaseOrder>;

const goodsReceipt = z.object({
  number: maybe(text),
  order: text,
  date: maybe(day),
  /** What went back counts below zero. */
  lines: z.array(z.object({ orderLine: maybe(text), ...article })).max(1000),
});
export type GoodsReceipt = z.output<typeof goodsReceipt>;

const earlierInvoice = z.object({
  number: text,
  supplier: maybe(party),
  kind: z
    .enum(["invoice", "credit-note"])
    .nullish()
    .transform((kind) => kind ?? "invoice"),
  issued: maybe(day),
  currency: maybe(currency),
  gross: maybe(decimal),
  order: maybe(text),
  /** True where it was taken back: it is no duplicate and has used up nothing. */
  cancelled: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  lines: z
    .array(z.object({ order: maybe(text), orderLine: maybe(text), ...article }))
    .max(1000)
    .nullish()
    .transform((lines) => lines ?? []),
});
export type EarlierInvoice = z.output<typeof earlierInvoice>;

const exchangeRate = z.object({ from: currency, to: currency, rate: decimal, date: day });
export type ExchangeRate = z.output<typeof exchangeRate>;

/** One of `from` holds so many of `to`; of one article, or of all. */
const unitRule = z.object({ item: maybe(text), from: text, to: text, factor: decimal });
export type UnitRule = z.output<typeof unitRule>;

/** What an invoice can be matched with, by the names that a workflow's document uses. */
export const recordSchemas = {
  orders: purchaseOrder,
  receipts: goodsReceipt,
  earlier: earlierInvoice,
  suppliers: party,
  customers: party,
  rates: exchangeRate,
  units: unitRule,
} as const;
export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.output<(typeof recordSchemas)[Kind]>;
