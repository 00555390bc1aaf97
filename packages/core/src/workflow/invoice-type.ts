import { dyn, listOf, number, text, type ValueType } from "../expression/value-type.ts";

const object = (fields: Readonly<Record<string, ValueType>>): ValueType => ({ kind: "object", fields });
const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));

const money = object({ micros: number, currency: text });
const amounts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, money]));
const oneOf = (...values: readonly string[]): ValueType => ({ kind: "string", values: [...values] });
const vat = texts("category", "rate");

const party = object(
  texts("name", "vatId", "taxNumber", "companyId", "street", "city", "postcode", "country", "email"),
);
const line = object({
  ...texts(
    "id",
    "name",
    "description",
    "sellerItem",
    "buyerItem",
    "quantity",
    "unit",
    "price",
    "priceQuantity",
    "orderLine",
  ),
  ...vat,
  allowances: listOf(money),
  net: money,
});

/** What expressions know of an e-invoice: the shape of `invoiceRecord`. */
export const invoiceType = object({
  syntax: oneOf("cii", "ubl", "zugferd-1", "page"),
  kind: oneOf("invoice", "credit-note"),
  ...texts("profile", "typeCode", "number", "issued", "due", "delivered", "currency"),
  ...texts("buyerReference", "orderNumber", "contractNumber", "precedingInvoice", "payee"),
  seller: party,
  buyer: party,
  lines: listOf(line),
  allowances: listOf(object({ charge: { kind: "boolean" }, amount: money, reason: text, ...vat })),
  taxes: listOf(object({ basis: money, amount: money, exemption: text, ...vat })),
  totals: object(amounts("lines", "allowances", "charges", "net", "tax", "gross", "prepaid", "rounding", "due")),
  payment: object(texts("terms", "meansCode", "iban", "bic", "reference")),
  notes: listOf(text),
});

const fault = object(texts("field", "rule", "message"));

/** What expressions know of the value of a `read` step: the shape of `ReadDocument`. */
export const readType: ValueType = object({
  type: text,
  pages: number,
  text,
  layout: text,
  attachments: listOf(object({ name: text, type: text, size: number })),
  tables: listOf(
    object({
      name: text,
      headerRows: number,
      rows: listOf(listOf(text)),
      spans: listOf(object({ row: number, column: number, rowSpan: number, columnSpan: number })),
      places: listOf(object({ page: number, box: listOf(number) })),
    }),
  ),
  invoice: invoiceType,
  faults: listOf(fault),
  doubts: listOf(fault),
  sources: dyn,
});
