import type { Invoice, InvoiceParty } from "@surety/core/invoice/invoice";
import { type Typeface, widthOf } from "../../paper/letter-widths.ts";
import { pageSize, pdfFile, type PrintedLine, type PrintedPage } from "../../paper/pdf-file.ts";
import { writeCii } from "./write-cii.ts";
import { digitsOf } from "./xml-text.ts";

const left = 64;
const right = pageSize.width - 64;
/** Where columns of numbers end. */
const columns = { quantity: 340, price: 430, net: right } as const;
const size = 9.5;

/** An invoice as a PDF that people read, with the same invoice inside it for machines: Factur-X, also called ZUGFeRD 2. */
export function printInvoice(invoice: Invoice): Uint8Array {
  return pdfFile([pageOf(invoice)], [{ name: "factur-x.xml", content: writeCii(invoice) }]);
}

function pageOf(invoice: Invoice): PrintedPage {
  const lines: PrintedLine[] = [
    ...block(addressOf(invoice.seller), left, 780, "Helvetica-Bold"),
    ...block(addressOf(invoice.buyer), left, 690),
    ...block(headOf(invoice), 380, 690),
    at(invoice.kind === "invoice" ? "Invoice" : "Credit note", left, 600, 16, "Helvetica-Bold"),
  ];
  const tableAt = 570;
  lines.push(at("Article", left, tableAt, size, "Helvetica-Bold"));
  lines.push(...numbers(["Quantity", "Price", "Net"], tableAt, "Helvetica-Bold"));
  let y = tableAt - 22;
  for (const line of invoice.lines) {
    lines.push(at(shortened(line.name ?? ""), left, y), ...numbers(cellsOf(line), y));
    y -= 16;
  }
  const rule = y + 4;
  for (const [name, amount] of sumsOf(invoice)) {
    y -= 16;
    lines.push(ending(name, columns.price, y), ending(amount, columns.net, y));
  }
  lines.push(...block(paymentOf(invoice), left, y - 48));
  return {
    lines,
    rules: [
      [left, tableAt - 6, right, tableAt - 6],
      [left, rule, right, rule],
    ],
  };
}

function addressOf({ name, street, postcode, city, country, vatId }: InvoiceParty): string[] {
  const place = [postcode, city, country].filter(Boolean).join(" ");
  return [name ?? "", street ?? "", place, vatId === null ? "" : `VAT ${vatId}`].filter(Boolean);
}

function headOf({ number, issued, due, orderNumber }: Invoice): string[] {
  const named = { Number: number, Date: issued, Due: due, "Your order": orderNumber };
  return Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

/** What people write for codes of UN/ECE Recommendations 20 and 21. */
const units: Readonly<Record<string, string>> = {
  C62: "pcs",
  DZN: "doz.",
  HUR: "h",
  KGM: "kg",
  LTR: "l",
  MON: "months",
  MTR: "m",
  XBX: "boxes",
};

const cellsOf = ({ quantity, unit, price, priceQuantity, net }: Invoice["lines"][number]): string[] => [
  `${quantity ?? ""} ${units[unit ?? ""] ?? unit ?? ""}`.trim(),
  priceQuantity === null ? (price ?? "") : `${price} per ${priceQuantity}`,
  digitsOf(net) ?? "",
];

function sumsOf({ allowances, taxes, totals, currency }: Invoice): [string, string][] {
  return [
    ...allowances.map(({ reason, amount }): [string, string] => [reason ?? "Charge", digitsOf(amount) ?? ""]),
    ["Net", digitsOf(totals.net) ?? ""],
    ...taxes.map(({ rate, amount }): [string, string] => [`VAT ${rate ?? "0"} %`, digitsOf(amount) ?? ""]),
    [`Total ${currency ?? ""}`, digitsOf(totals.gross) ?? ""],
  ];
}

const paymentOf = ({ payment: { terms, iban, reference } }: Invoice): string[] =>
  [terms, iban === null ? null : `IBAN ${iban}`, reference].filter((one) => one !== null);

const shortened = (name: string): string => (name.length > 44 ? `${name.slice(0, 43)}.` : name);

function at(text: string, x: number, y: number, own = size, typeface: Typeface = "Helvetica"): PrintedLine {
  return { text, x, y, size: own, typeface };
}

const ending = (text: string, x: number, y: number, typeface: Typeface = "Helvetica"): PrintedLine =>
  at(text, x - widthOf(text, typeface, size), y, size, typeface);

const numbers = ([quantity = "", price = "", net = ""]: string[], y: number, typeface?: Typeface): PrintedLine[] => [
  ending(quantity, columns.quantity, y, typeface),
  ending(price, columns.price, y, typeface),
  ending(net, columns.net, y, typeface),
];

/** The first line may stand out. */
function block(texts: readonly string[], x: number, y: number, first: Typeface = "Helvetica"): PrintedLine[] {
  return texts.map((text, place) => at(text, x, y - place * 13, size, place === 0 ? first : "Helvetica"));
}
