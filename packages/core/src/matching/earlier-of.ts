import { decimalText, exactOfMicros } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { sameNumber } from "./document-key.ts";
import { isSameParty, partyOf } from "./match-party.ts";
import type { EarlierInvoice } from "./match-records.ts";

/** An invoice as those behind it see it. */
export function earlierOf({
  number,
  kind,
  issued,
  currency,
  totals,
  orderNumber,
  seller,
  lines,
}: Invoice): EarlierInvoice {
  return {
    number: number ?? "without number",
    supplier: partyOf(seller),
    kind,
    issued,
    currency,
    gross: totals.gross === null ? null : decimalText(exactOfMicros(totals.gross.micros)),
    order: orderNumber,
    cancelled: false,
    lines: lines.map(({ orderLine, buyerItem, sellerItem, name, quantity, unit }) => ({
      order: null,
      orderLine,
      item: buyerItem,
      supplierItem: sellerItem,
      name,
      quantity: quantity ?? "0",
      unit,
    })),
  };
}

/** Those that are booked, and those on their way that are not among them. */
export function withThoseUnderWay(
  booked: readonly EarlierInvoice[],
  underWay: readonly EarlierInvoice[],
): EarlierInvoice[] {
  const isBooked = (one: EarlierInvoice) =>
    booked.some(
      ({ number, supplier }) =>
        sameNumber(number, one.number) &&
        (supplier === null || one.supplier === null || isSameParty(one.supplier, supplier)),
    );
  return [...booked, ...underWay.filter((one) => !isBooked(one))];
}
