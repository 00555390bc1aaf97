import { z } from "zod";

/** An amount in whole millionths of the unit, with the currency it is in. */
const money = z.object({ micros: z.number().int(), currency: z.string() });
/** A number as digits, without trailing zeros: quantities, prices and rates never pass through binary fractions. */
const decimal = z.string();
const date = z.string();

const party = z.object({
  name: z.string().nullable(),
  /** With its country in front, without blanks. */
  vatId: z.string().nullable(),
  taxNumber: z.string().nullable(),
  /** In the register of companies, or a number of a scheme such as GLN. */
  companyId: z.string().nullable(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  postcode: z.string().nullable(),
  country: z.string().nullable(),
  email: z.string().nullable(),
});
export type InvoiceParty = z.output<typeof party>;

const vat = { category: z.string().nullable(), rate: decimal.nullable() };

const line = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  sellerItem: z.string().nullable(),
  buyerItem: z.string().nullable(),
  quantity: decimal.nullable(),
  unit: z.string().nullable(),
  /** Net price of `priceQuantity` units. */
  price: decimal.nullable(),
  priceQuantity: decimal.nullable(),
  /** What is taken off or put on at this line; charges count positive. */
  allowances: z.array(money),
  net: money.nullable(),
  orderLine: z.string().nullable(),
  ...vat,
});
export type InvoiceLine = z.output<typeof line>;

const allowance = z.object({ charge: z.boolean(), amount: money.nullable(), reason: z.string().nullable(), ...vat });
export type InvoiceAllowance = z.output<typeof allowance>;

const tax = z.object({ ...vat, basis: money.nullable(), amount: money.nullable(), exemption: z.string().nullable() });
export type InvoiceTax = z.output<typeof tax>;

const totals = z.object({
  lines: money.nullable(),
  allowances: money.nullable(),
  charges: money.nullable(),
  net: money.nullable(),
  tax: money.nullable(),
  gross: money.nullable(),
  prepaid: money.nullable(),
  rounding: money.nullable(),
  due: money.nullable(),
});
export type InvoiceTotals = z.output<typeof totals>;

/** One invoice or credit note, whatever it was written in. Amounts of a credit note are positive, as they stand there. */
export const invoiceRecord = z.object({
  /** `page`: none at all; a record of what was read on a page. */
  syntax: z.enum(["cii", "ubl", "zugferd-1", "page"]),
  /** What its writer says it conforms to. */
  profile: z.string().nullable(),
  kind: z.enum(["invoice", "credit-note"]),
  /** Of UNTDID 1001: 380 an invoice, 381 a credit note, 384 a correction. */
  typeCode: z.string().nullable(),
  number: z.string().nullable(),
  issued: date.nullable(),
  due: date.nullable(),
  delivered: date.nullable(),
  currency: z.string().nullable(),
  buyerReference: z.string().nullable(),
  orderNumber: z.string().nullable(),
  contractNumber: z.string().nullable(),
  precedingInvoice: z.string().nullable(),
  seller: party,
  buyer: party,
  payee: z.string().nullable(),
  lines: z.array(line),
  allowances: z.array(allowance),
  taxes: z.array(tax),
  totals,
  payment: z.object({
    terms: z.string().nullable(),
    meansCode: z.string().nullable(),
    iban: z.string().nullable(),
    bic: z.string().nullable(),
    reference: z.string().nullable(),
  }),
  notes: z.array(z.string()),
});
export type Invoice = z.output<typeof invoiceRecord>;

/** One thing that is wrong with an invoice, named by its field (`totals.gross`) and the rule of EN 16931 where one says so. */
export interface InvoiceFault {
  readonly field: string;
  readonly rule: string | null;
  readonly message: string;
}

/** What an e-invoice says, where it says so, and whether it can be right. */
export interface ReadInvoice {
  readonly invoice: Invoice;
  /** The XPath that each value was read at, by its field. */
  readonly sources: Readonly<Record<string, string>>;
  /** What contradicts itself or is missing: it must not be booked as it is. */
  readonly faults: readonly InvoiceFault[];
  /** What is consistent and may yet be wrong: check digits, unlikely dates. */
  readonly doubts: readonly InvoiceFault[];
}
