import { mostPairs } from "./align-lines.ts";
import { exactOfMicros } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Mismatch } from "./mismatch.ts";
import type { BookedLine } from "./order-book.ts";
import { lineWords, sellerWords } from "./place-of-line.ts";
import { shownNumber } from "./words.ts";

/** What no order has. Where there is no order to look in, that is said once elsewhere, and not of each line. */
export function unorderedLine(invoice: Invoice, at: number, lines: readonly BookedLine[]): Mismatch[] {
  const line = invoice.lines[at];
  if (lines.length === 0 || line === undefined) return [];
  const orders = [...new Set(lines.map(({ order }) => order.number))].slice(0, 3).join(", ");
  const amount = line.net === null ? "" : ` over ${shownNumber(exactOfMicros(line.net.micros))} ${line.net.currency}`;
  return [
    {
      code: "line-not-ordered",
      field: `lines[${at}]`,
      line: at,
      invoiced: line.name ?? line.sellerItem,
      expected: null,
      tolerance: null,
      message: `${lineWords(invoice, at)}${amount}: no line of order ${orders} is like it; nothing that was not ordered is tolerated.`,
      remedy: `Ask purchasing whether it was agreed; otherwise ask ${sellerWords(invoice)} for an invoice without it.`,
    },
  ];
}

/** The smallest profiles state sums alone. */
export function withoutLines(invoice: Invoice): Mismatch[] {
  if (invoice.lines.length > 0) return [];
  return [
    {
      code: "no-lines",
      field: "lines",
      line: null,
      invoiced: null,
      expected: null,
      tolerance: null,
      message: `The invoice has no lines (its profile is ${invoice.profile ?? "not named"}), so nothing can be held against its order line by line.`,
      remedy: `Compare its total by hand, or ask ${sellerWords(invoice)} for a profile with lines, such as EN 16931.`,
    },
  ];
}

/** Nobody waits for what would keep everybody else waiting. */
export function tooManyLines({ lines }: Invoice, ordered: readonly BookedLine[]): Mismatch {
  return {
    code: "too-many-lines",
    field: "lines",
    line: null,
    invoiced: String(lines.length),
    expected: String(ordered.length),
    tolerance: null,
    message: `The invoice has ${lines.length} lines and its orders have ${ordered.length}: more pairs than the ${mostPairs} that are compared.`,
    remedy: "Compare it by hand, or let the query of orders give only the one that the invoice names.",
  };
}
