import type { Invoice } from "../invoice/invoice.ts";
import type { BookedLine } from "./order-book.ts";

/** `Line 2 (Hex bolts)`, counted as people count. */
export function lineWords({ lines }: Invoice, at: number): string {
  const name = lines[at]?.name ?? lines[at]?.description ?? null;
  return name === null ? `Line ${at + 1}` : `Line ${at + 1} (${name.length > 60 ? `${name.slice(0, 59)}…` : name})`;
}

/** `order PO-7, line 20`. */
export function orderWords({ order, line }: Pick<BookedLine, "order" | "line">): string {
  return line.line === null ? `order ${order.number}` : `order ${order.number}, line ${line.line}`;
}

export const sellerWords = ({ seller }: Invoice): string => seller.name ?? "the supplier";
