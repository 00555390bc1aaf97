import type { Invoice, InvoiceLine, InvoiceParty } from "../invoice/invoice.ts";
import { nobody } from "../invoice/nothing-said.ts";
import { decimalText, exactOf, exactOfMicros, microsOf, over, times, toCents } from "../invoice/exact-decimal.ts";
import type { RecordKind, RecordOf } from "./match-records.ts";
import type { MatchRequest } from "./match-request.ts";
import { readRecords } from "./read-records.ts";
import type { Tolerances } from "./tolerance.ts";

export const seller: InvoiceParty = { ...nobody, name: "Muster & Söhne GmbH", vatId: "DE136695976", country: "DE" };

type LineParts = Partial<InvoiceLine> & { quantity: string; price: string; currency?: string };

/** A line whose amount is its quantity times its price. */
export function invoiceLine({ currency = "EUR", ...parts }: LineParts): InvoiceLine {
  const exact = (text: string) => exactOf(text) ?? 0n;
  const net = toCents(over(times(exact(parts.quantity), exact(parts.price)), exact(parts.priceQuantity ?? "1")));
  return {
    id: null,
    name: null,
    description: null,
    sellerItem: null,
    buyerItem: null,
    unit: "C62",
    priceQuantity: null,
    allowances: [],
    net: { micros: microsOf(net) ?? 0, currency },
    orderLine: null,
    category: "S",
    rate: "19",
    ...parts,
  };
}

/** An invoice over lines, with sums of them; `changes` replace what is at the top. */
export function invoiceOver(lines: InvoiceLine[], changes: Partial<Invoice> = {}): Invoice {
  const currency = lines[0]?.net?.currency ?? "EUR";
  const micros = lines.reduce((sum, { net }) => sum + (net?.micros ?? 0), 0);
  const money = { micros, currency };
  return {
    syntax: "ubl",
    profile: "urn:cen.eu:en16931:2017",
    kind: "invoice",
    typeCode: "380",
    number: "RE-2026-0017",
    issued: "2026-03-05",
    due: null,
    delivered: null,
    currency,
    buyerReference: null,
    orderNumber: "PO-7",
    contractNumber: null,
    precedingInvoice: null,
    seller,
    buyer: { ...nobody, name: "Kestrel Home AG" },
    payee: null,
    lines,
    allowances: [],
    taxes: [],
    totals: {
      lines: money,
      allowances: null,
      charges: null,
      net: money,
      tax: null,
      gross: money,
      prepaid: null,
      rounding: null,
      due: money,
    },
    payment: { terms: null, meansCode: null, iban: null, bic: null, reference: null },
    notes: [],
    ...changes,
  };
}

/** The whole amount of an invoice in digits, as records state it. */
export const grossOf = ({ totals }: Invoice): string => decimalText(exactOfMicros(totals.gross?.micros ?? 0));

/** Records as a query would give them. */
export function records<Kind extends RecordKind>(kind: Kind, given: unknown): RecordOf<Kind>[] {
  const read = readRecords(kind, given);
  if ("problem" in read) throw new Error(read.problem);
  return read.records;
}

/** What is known, as rows; what is not named was not asked for. */
export interface Known {
  orders?: unknown;
  receipts?: unknown;
  earlier?: unknown;
  suppliers?: unknown;
  customers?: unknown;
  rates?: unknown;
  units?: unknown;
  tolerances?: Tolerances;
}

export function requestOf(invoice: Invoice, known: Known): MatchRequest {
  return {
    invoice,
    orders: records("orders", known.orders),
    receipts: known.receipts === undefined ? null : records("receipts", known.receipts),
    earlier: records("earlier", known.earlier),
    suppliers: known.suppliers === undefined ? null : records("suppliers", known.suppliers),
    customers: known.customers === undefined ? null : records("customers", known.customers),
    rates: records("rates", known.rates),
    units: records("units", known.units),
    tolerances: known.tolerances ?? {},
  };
}
