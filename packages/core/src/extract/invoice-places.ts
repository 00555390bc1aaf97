import { z } from "zod";

/** Values of an e-invoice that a field can be, by their places in its record. */
export const invoicePlaces = [
  "number",
  "issued",
  "due",
  "delivered",
  "currency",
  "buyerReference",
  "orderNumber",
  "contractNumber",
  "precedingInvoice",
  "seller",
  "buyer",
  "seller.name",
  "seller.vatId",
  "seller.taxNumber",
  "seller.companyId",
  "seller.email",
  "buyer.name",
  "buyer.vatId",
  "totals.lines",
  "totals.net",
  "totals.tax",
  "totals.gross",
  "totals.prepaid",
  "totals.due",
  "payment.iban",
  "payment.bic",
  "payment.reference",
  "payment.terms",
] as const;

export const invoicePlace = z.enum(invoicePlaces);
export type InvoicePlace = z.output<typeof invoicePlace>;
