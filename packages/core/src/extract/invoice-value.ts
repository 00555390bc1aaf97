import { exactOf, microsOf } from "../invoice/exact-decimal.ts";
import type { Invoice, InvoiceFault, InvoiceLine, InvoiceParty } from "../invoice/invoice.ts";
import { addressOf, addressText } from "./address-value.ts";
import { cellValue } from "./cell-value.ts";
import type { FieldSpec, FieldSpecs, FieldValues } from "./field-schema.ts";
import { fieldValue } from "./field-value.ts";
import { type ColumnRole, type LineColumns, roleOf } from "./line-columns.ts";
import { type LineRow, linesText } from "./line-rows.ts";

/**
 * What an e-invoice says of the fields that name a place in it; fields that name none are left out. So are those that
 * something speaks against (`doubts`): they are read and looked at like those of any other document.
 */
export function invoiceValues(fields: FieldSpecs, invoice: Invoice, doubts: readonly InvoiceFault[] = []): FieldValues {
  const isDoubted = (place: string) =>
    doubts.some(({ field }) => field === place || (place === "lines" && field.startsWith("lines[")));
  const said = Object.entries(fields).flatMap(([name, spec]): [string, string | null][] => {
    if (spec.type === "lines") return isDoubted("lines") ? [] : [[name, linesOfInvoice(spec, invoice)]];
    return spec.invoice === undefined || isDoubted(spec.invoice) ? [] : [[name, placeValue(spec, invoice)]];
  });
  return Object.fromEntries(said);
}

function placeValue(spec: FieldSpec, invoice: Invoice): string | null {
  const [first = "", second] = (spec.invoice ?? "").split(".");
  const whole: unknown = Reflect.get(invoice, first);
  const value: unknown = second === undefined ? whole : Reflect.get(whole as object, second);
  if (typeof value === "string") return fieldValue(value, spec);
  if (typeof value !== "object" || value === null) return null;
  return "micros" in value ? microsText(value.micros as number) : partyAddress(value as InvoiceParty);
}

function partyAddress({ name, street, postcode, city, country }: InvoiceParty): string | null {
  const address = addressOf(JSON.stringify({ name, street, postcode, city, country }));
  return address === null ? null : addressText(address);
}

/** An amount in the one form of money. */
function microsText(micros: number): string {
  const cents = Math.round(micros / 10_000);
  return `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

function linesOfInvoice({ columns = {} }: FieldSpec, { lines }: Invoice): string | null {
  return linesText(
    columns,
    lines.map((line, at) => rowOfLine(columns, line, at)),
  );
}

function rowOfLine(columns: LineColumns, line: InvoiceLine, at: number): LineRow {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => {
      const role = roleOf(name, column);
      const said = role === null ? null : saidOf[role](line, at);
      return [name, said === null ? null : cellValue(said, { ...column, country: "GB" })];
    }),
  );
}

/** What a line of an e-invoice says of each role, in figures with a point. */
const saidOf: Readonly<Record<ColumnRole, (line: InvoiceLine, at: number) => string | null>> = {
  position: ({ id }, at) => id ?? String(at + 1),
  item: ({ sellerItem }) => sellerItem,
  buyerItem: ({ buyerItem }) => buyerItem,
  name: ({ name, description }) => name ?? description,
  quantity: ({ quantity }) => quantity,
  unit: ({ unit }) => unit,
  price: unitPrice,
  discount: () => null,
  allowance: ({ allowances }) =>
    allowances.length === 0 ? null : microsText(allowances.reduce((sum, { micros }) => sum + micros, 0)),
  taxRate: ({ rate }) => rate,
  amount: ({ net }) => (net === null ? null : microsText(net.micros)),
  orderLine: ({ orderLine }) => orderLine,
};

/** Of one unit, whatever the price is said for. */
function unitPrice({ price, priceQuantity }: InvoiceLine): string | null {
  if (price === null || priceQuantity === null || priceQuantity === "1") return price;
  const each = Number(price) / Number(priceQuantity);
  return Number.isFinite(each) ? String(Number(each.toFixed(6))) : price;
}

/** Whole micro-units of digits; null where they are none. */
export function microsIn(value: string | null | undefined): number | null {
  const exact = value == null ? null : exactOf(value);
  return exact === null ? null : microsOf(exact);
}
