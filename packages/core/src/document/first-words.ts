import type { Invoice } from "../invoice/invoice.ts";
import { moneyText } from "../language/money-text.ts";
import type { ReadDocument } from "./read-document.ts";

/** More of a file is not looked at for its first words. */
const looked = 20_000;

/** What a document says first, for lists: its text, but of XML, which is written for programs, what it says in words. */
export function firstWords({ type, text, invoice }: Pick<ReadDocument, "type" | "text" | "invoice">): string {
  if (type !== "application/xml") return text;
  return invoice === null ? betweenTags(text.slice(0, looked)) : invoiceWords(invoice);
}

function invoiceWords({ kind, number, issued, seller, buyer, totals, lines }: Invoice): string {
  const said = [
    kind === "invoice" ? "Invoice" : "Credit note",
    number,
    issued && `of ${issued}`,
    seller.name && `from ${seller.name}`,
    buyer.name && `to ${buyer.name}`,
  ];
  const { gross } = totals;
  const names = lines.map(({ name }) => name).filter(Boolean);
  const amount = gross === null ? "" : `, ${moneyText(gross.micros, gross.currency)}`;
  return `${said.filter(Boolean).join(" ")}${amount}${names.length === 0 ? "" : `: ${names.join(", ")}`}`;
}

const betweenTags = (xml: string): string =>
  xml
    .replaceAll(/<!--[^]*?-->|<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
