import type { Invoice } from "@surety/core/invoice/invoice";
import { writeCii } from "./write-cii.ts";
import { writeUbl } from "./write-ubl.ts";

/** In the syntax that its supplier writes. */
export function writeInvoice(invoice: Invoice): string {
  return invoice.syntax === "cii" ? writeCii(invoice) : writeUbl(invoice);
}
