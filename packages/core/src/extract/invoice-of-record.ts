import type { Invoice, InvoiceLine, InvoiceParty } from "../invoice/invoice.ts";
import { nobody, noTotals } from "../invoice/nothing-said.ts";
import { addressOf } from "./address-value.ts";
import type { FieldSpecs, FieldValues } from "./field-schema.ts";
import { sameValue } from "./field-value.ts";
import { invoiceValues, microsIn } from "./invoice-value.ts";
import { columnFor, type LineColumns } from "./line-columns.ts";
import { type LineRow, rowsOf } from "./line-rows.ts";

/** What ISO 4217 calls a currency that is none: nothing matches it, so a person looks. */
const noCurrency = "XXX";

/**
 * The record of an invoice out of fields that name their places in it, for matching with orders: the e-invoice itself, where
 * the document is one, with what people put right; else one that says what was read.
 */
export function invoiceOfRecord(fields: FieldSpecs, values: FieldValues, invoice: Invoice | null): Invoice {
  const said = invoice === null ? {} : invoiceValues(fields, invoice);
  const currency = currencyOf(fields, values) ?? invoice?.currency ?? null;
  let record: Invoice = { ...(invoice ?? emptyInvoice), currency };
  for (const [name, spec] of Object.entries(fields)) {
    const value = values[name] ?? null;
    // What was not put right stays as the e-invoice says it, with all that fields have no room for.
    if (Object.hasOwn(said, name) && sameValue(said[name] ?? null, value, spec)) continue;
    if (spec.type === "lines")
      record = { ...record, lines: invoiceLines(spec.columns ?? {}, rowsOf(spec.columns ?? {}, value), currency) };
    else if (spec.invoice !== undefined) record = withPlace(record, spec.invoice, value, currency ?? noCurrency);
  }
  return record.syntax === "page" ? withWhatIsInNoLine(record) : record;
}

/**
 * Fields have no room for freight and discounts. What the net total has beyond the lines is one of them, and is held against
 * the charges of the order like one that an e-invoice names.
 */
function withWhatIsInNoLine(record: Invoice): Invoice {
  const { net } = record.totals;
  if (net === null || record.lines.length === 0 || record.lines.some((line) => line.net === null)) return record;
  const micros = net.micros - record.lines.reduce((sum, line) => sum + (line.net?.micros ?? 0), 0);
  if (micros === 0) return record;
  const amount = { micros: Math.abs(micros), currency: net.currency };
  const beyond = { charge: micros > 0, amount, reason: "in no line", category: null, rate: null };
  return { ...record, allowances: [beyond] };
}

function currencyOf(fields: FieldSpecs, values: FieldValues): string | null {
  const name = Object.keys(fields).find((one) => fields[one]?.invoice === "currency");
  const said = name === undefined ? null : (values[name] ?? null);
  return said === null ? null : said.toUpperCase();
}

function withPlace(record: Invoice, place: string, value: string | null, currency: string): Invoice {
  const [first, second] = place.split(".") as [keyof Invoice, string?];
  if (first === "totals") return { ...record, totals: { ...record.totals, [second ?? ""]: money(value, currency) } };
  if (first === "payment") return { ...record, payment: { ...record.payment, [second ?? ""]: value } };
  if (first !== "seller" && first !== "buyer") return { ...record, [first]: value };
  const party = second === undefined ? withAddress(record[first], value) : { ...record[first], [second]: value };
  return { ...record, [first]: party };
}

function withAddress(party: InvoiceParty, value: string | null): InvoiceParty {
  const address = value === null ? null : addressOf(value);
  if (address === null) return party;
  return { ...party, ...address, name: address.name ?? party.name };
}

const money = (value: string | null | undefined, currency: string) => {
  const micros = microsIn(value);
  return micros === null ? null : { micros, currency };
};

function invoiceLines(columns: LineColumns, rows: readonly LineRow[], currency: string | null): InvoiceLine[] {
  const cell = (row: LineRow, role: Parameters<typeof columnFor>[1]) => {
    const name = columnFor(columns, role);
    return name === null ? null : (row[name] ?? null);
  };
  return rows.map((row) => ({
    id: cell(row, "position"),
    name: cell(row, "name"),
    description: null,
    sellerItem: cell(row, "item"),
    buyerItem: cell(row, "buyerItem"),
    quantity: cell(row, "quantity"),
    unit: cell(row, "unit"),
    price: cell(row, "price"),
    priceQuantity: null,
    allowances: allowancesOf(cell(row, "allowance"), currency),
    net: money(cell(row, "amount"), currency ?? noCurrency),
    orderLine: cell(row, "orderLine"),
    category: null,
    rate: cell(row, "taxRate"),
  }));
}

function allowancesOf(value: string | null, currency: string | null): InvoiceLine["allowances"] {
  const said = money(value, currency ?? noCurrency);
  return said === null || said.micros === 0 ? [] : [said];
}

/**
 * What is kept of an e-invoice that was refused: which way its money goes. All else of its record is what was read or typed,
 * for nobody has seen, let alone signed, what fields have no room for.
 */
export const refusedBase = ({ kind, typeCode }: Invoice): Invoice => ({ ...emptyInvoice, kind, typeCode });

const emptyInvoice: Invoice = {
  syntax: "page",
  profile: null,
  kind: "invoice",
  typeCode: null,
  number: null,
  issued: null,
  due: null,
  delivered: null,
  currency: null,
  buyerReference: null,
  orderNumber: null,
  contractNumber: null,
  precedingInvoice: null,
  seller: nobody,
  buyer: nobody,
  payee: null,
  lines: [],
  allowances: [],
  taxes: [],
  totals: noTotals,
  payment: { terms: null, meansCode: null, iban: null, bic: null, reference: null },
  notes: [],
};
