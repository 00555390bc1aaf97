import { dirname } from "node:path";
import { refusalOf } from "@surety/core/document/read-document";
import type { Reading } from "@surety/core/document/reading";
import type { UserError } from "@surety/core/errors/user-error";
import type { FieldSpecs, FieldValues } from "@surety/core/extract/field-schema";
import { invoiceValues } from "@surety/core/extract/invoice-value";
import type { Invoice } from "@surety/core/invoice/invoice";

/** What became of the e-invoices of one folder. */
export interface EInvoices {
  /** Below the folder that was asked about; empty for itself. */
  folder: string;
  files: number;
  /** Read into a record, without a model; of these, without a fault. */
  read: number;
  sound: number;
  refused: { name: string; why: string }[];
}

/** The fields that an invoice has on its page and in its record, under the names of the labels. */
export const invoiceFields: FieldSpecs = {
  number: { type: "id" },
  date: { type: "date", country: "DE" },
  total: { type: "money" },
  net: { type: "money" },
  vat: { type: "vat" },
  iban: { type: "iban" },
  seller: { type: "text" },
  lines: {
    type: "lines",
    country: "DE",
    sum: "net",
    columns: {
      name: { type: "text" },
      quantity: { type: "number" },
      price: { type: "money" },
      amount: { type: "money" },
    },
  },
};

/** What an e-invoice says of itself, as labels for its page. What it does not say, the page may. */
export function valuesOfInvoice(invoice: Invoice): FieldValues {
  const { number, issued, totals, seller, payment } = invoice;
  const amount = (one: Invoice["totals"]["gross"]) => (one === null ? null : (one.micros / 1_000_000).toFixed(2));
  const said = {
    number,
    date: issued,
    total: amount(totals.gross),
    net: amount(totals.net),
    vat: seller.vatId,
    iban: payment.iban,
    seller: seller.name,
    ...invoiceValues({ lines: invoiceFields["lines"]! }, invoice),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

/** Files that carry an e-invoice, or should, by the folder that they are in. */
export function eInvoicesOf(files: readonly { name: string; reading: Reading | UserError }[]): EInvoices[] {
  const told = files.map(({ name, reading }) => ({ name, folder: folderOf(name), ...toldOf(reading) }));
  return [...Map.groupBy(told, ({ folder }) => folder)].map(([folder, some]) => ({
    folder,
    files: some.length,
    read: some.filter(({ read }) => read).length,
    sound: some.filter(({ why }) => why === null).length,
    refused: some.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }])),
  }));
}

const folderOf = (name: string): string => (dirname(name) === "." ? "" : dirname(name));

function toldOf(reading: Reading | UserError): { read: boolean; why: string | null } {
  if (!("pages" in reading)) return { read: false, why: reading.message };
  return { read: reading.invoice !== null, why: refusalOf(reading) };
}
