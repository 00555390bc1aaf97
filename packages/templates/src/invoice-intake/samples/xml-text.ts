import { decimalText, exactOfMicros } from "@surety/core/invoice/exact-decimal";
import type { Invoice } from "@surety/core/invoice/invoice";

type Money = Invoice["totals"]["gross"];

const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** An element with a text; nothing where there is none. */
export function element(name: string, text: string | null, attributes = ""): string {
  return text === null ? "" : `<${name}${attributes}>${escaped(text)}</${name}>`;
}

/** An element around others; nothing where they are nothing. */
export function around(name: string, ...inner: string[]): string {
  const content = inner.join("");
  return content === "" ? "" : `<${name}>${content}</${name}>`;
}

/** An amount in digits with two decimals, as invoices write it; null where there is none. */
export function digitsOf(amount: Money): string | null {
  if (amount === null) return null;
  const [whole = "0", fraction = ""] = decimalText(exactOfMicros(amount.micros)).split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
