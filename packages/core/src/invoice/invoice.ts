// The small form of zod: the console reads it, too, on the page that has to open quickly.
import * as z from "zod/mini";

/** An amount in whole millionths of the unit, with the currency it is in. */
const money = z.object({ micros: z.int(), currency: z.string() });
/** A number as digits, without trailing zeros: quantities, prices and rates never pass through binary fractions. */
const decimal = z.string();
const date = z.string();

const party = z.object({
  name: z.nullable(z.string()),
  /** With its country in front, without blanks. */
  vatId: z.nullable(z.string()),
  taxNumber: z.nullable(z.string()),
  /** In the register of companies, or a number of a scheme such as GLN. */
  companyId: z.nullable(z.string()),
  street: z.nullable(z.string()),
  city: z.nullable(z.string()),
  postcode: z.nullable(z.string()),
  country: z.nullable(z.string()),
  email: z.nullable(z.string()),
});
export type InvoiceParty = z.output<typeof party>;

const vat = { category: z.nullable(z.string()), rate: z.nullable(decimal) };

const line = z.object({
  id: z.nullable(z.string()),
  name: z.nullable(z.string()),
  description: z.nullable(z.string()),
  sellerItem: z.nullable(z.string()),
  buyerItem: z.nullable(z.string()),
  quantity: z.nullable(decimal),
  unit: z.nullable(z.string()),
  /** Net price of `priceQuantity` units. */
  price: z.nullable(decimal),
  priceQuantity: z.nullable(decimal),
  /** What is taken off or put on at this line; charges count positive. */
  allowances: z.array(money),
  net: z.nullable(money),
  orderLine: z.nullable(z.string()),
  ...vat,
});
export type InvoiceLine = z.output<typeof line>;

const allowance = z.object({ charge: z.boolean(), amount: z.nullable(money), reason: z.nullable(z.string()), ...vat });
export type InvoiceAllowance = z.output<typeof allowance>;

const tax = z.object({
  ...vat,
  basis: z.nullable(money),
  amount: z.nullable(money),
  exemption: z.nullable(z.string()),
});
export type InvoiceTax = z.output<typeof tax>;

const totals = z.object({
  lines: z.nullable(money),
  allowances: z.nullable(money),
  charges: z.nullable(money),
  net: z.nullable(money),
  tax: z.nullable(money),
  gross: z.nullable(money),
  prepaid: z.nullable(money),
  rounding: z.nullable(money),
  due: z.nullable(money),
});
export type InvoiceTotals = z.output<typeof totals>;

/** One invoice or credit note, whatever it was written in. Amounts of a credit note are positive, as they stand there. */
export const invoiceRecord = z.object({
  /** `page`: none at all; a record of what was read on a page. */
  syntax: z.enum(["cii", "ubl", "zugferd-1", "page"]),
  /** What its writer says it conforms to. */
  profile: z.nullable(z.string()),
  kind: z.enum(["invoice", "credit-note"]),
  /** Of UNTDID 1001: 380 an invoice, 381 a credit note, 384 a correction. */
  typeCode: z.nullable(z.string()),
  number: z.nullable(z.string()),
  issued: z.nullable(date),
  due: z.nullable(date),
  delivered: z.nullable(date),
  currency: z.nullable(z.string()),
  buyerReference: z.nullable(z.string()),
  orderNumber: z.nullable(z.string()),
  contractNumber: z.nullable(z.string()),
  precedingInvoice: z.nullable(z.string()),
  seller: party,
  buyer: party,
  payee: z.nullable(z.string()),
  lines: z.array(line),
  allowances: z.array(allowance),
  taxes: z.array(tax),
  totals,
  payment: z.object({
    terms: z.nullable(z.string()),
    meansCode: z.nullable(z.string()),
    iban: z.nullable(z.string()),
    bic: z.nullable(z.string()),
    reference: z.nullable(z.string()),
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
