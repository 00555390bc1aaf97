import { decimalText, exactOfMicros } from "./exact-decimal.ts";
import type { Invoice, InvoiceFault, ReadInvoice } from "./invoice.ts";

/** What a PDF says of the e-invoice that it carries, in its own description (XMP); null where it says nothing that can be seen. */
export interface PdfWrapper {
  /** The profile, as `EN 16931`. */
  readonly level: string | null;
  readonly fileName: string | null;
}

/** An e-invoice with the name of the file that it was in. */
export interface NamedInvoice {
  readonly name: string;
  readonly read: ReadInvoice;
}

/**
 * An e-invoice inside a PDF beside what the PDF says of it, and beside others in there. Of two that differ nobody knows
 * which one is meant, which is a fault. A description that does not fit leaves the invoice as it is, and is told. What is
 * merely not described is nothing to anybody who wants to pay.
 */
export function insideWrapper(
  wrapper: PdfWrapper,
  { name, read }: NamedInvoice,
  others: readonly NamedInvoice[],
): ReadInvoice {
  const differing = others.map((one) => ({ ...one, fault: difference(name, read.invoice, one) }));
  const copies = differing
    .filter(({ fault }) => fault === null)
    .map((one) => doubt("document", `The document carries a second e-invoice, ${one.name}, which says the same.`));
  return {
    ...read,
    faults: [...read.faults, ...differing.flatMap(({ fault }) => fault ?? [])],
    doubts: [...read.doubts, ...copies, ...description(wrapper, name, read.invoice)],
  };
}

/** What must not differ: who is paid how much, and for what. */
const facts: readonly (readonly [field: string, value: (invoice: Invoice) => string | null])[] = [
  ["number", (one) => one.number],
  ["issued", (one) => one.issued],
  ["seller.vatId", (one) => one.seller.vatId],
  ["totals.gross", (one) => amountOf(one.totals.gross)],
  ["totals.due", (one) => amountOf(one.totals.due)],
  ["payment.iban", (one) => one.payment.iban],
];

const amountOf = (amount: Invoice["totals"]["gross"]): string | null =>
  amount === null ? null : decimalText(exactOfMicros(amount.micros));

function difference(name: string, invoice: Invoice, other: NamedInvoice): InvoiceFault | null {
  const differs = facts.find(([, value]) => value(invoice) !== value(other.read.invoice));
  if (differs === undefined) return null;
  const [field, value] = differs;
  const [here, there] = [value(invoice) ?? "missing", value(other.read.invoice) ?? "missing"];
  return {
    field,
    rule: null,
    message: `${field} is ${here} in ${name}, but ${there} in ${other.name}: the document carries two e-invoices.`,
  };
}

function description({ level, fileName }: PdfWrapper, name: string, { profile }: Invoice): InvoiceFault[] {
  const [said, meant] = [level === null ? null : plain(level), profile === null ? null : levelOf(profile)];
  const other = said !== null && meant !== null && said !== meant;
  return [
    ...(other ? [doubt("profile", `profile is ${profile}, but the PDF around it says ${level}.`)] : []),
    ...(fileName !== null && fileName.toLowerCase() !== name.toLowerCase()
      ? [doubt("document", `The PDF says that its e-invoice is called ${fileName}; the one in it is called ${name}.`)]
      : []),
  ];
}

const plain = (level: string): string => level.toUpperCase().replaceAll(/\s/g, "");

/** How a profile is called around the XML; null where it has no such name. */
function levelOf(profile: string): string | null {
  if (/^urn:cen\.eu:en16931:2017$/i.test(profile)) return "EN16931";
  if (/xrechnung/i.test(profile)) return "XRECHNUNG";
  return /:(minimum|basicwl|basic|comfort|extended)$/i.exec(profile)?.[1]?.toUpperCase() ?? null;
}

function doubt(field: string, message: string): InvoiceFault {
  return { field, rule: null, message };
}
