import { sniffType } from "@surety/core/document/sniff-type";
import type { Reading } from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import { besidePages } from "@surety/core/invoice/check-page";
import { insideWrapper, type NamedInvoice, type PdfWrapper } from "@surety/core/invoice/check-wrapper";
import { readInvoice } from "@surety/core/invoice/read-invoice";
import { decodeText } from "./decode-text.ts";

/** An e-invoice, or why what should be one is none. */
export type FoundInvoice = Pick<Reading, "invoice" | "invoiceProblem">;

/** The pages around an e-invoice: what stands on them, and whether that is certain. */
export interface PagesAround {
  text: string;
  /** False where a page had to be recognised from its picture. */
  certain: boolean;
}

/** Names under which PDF/A-3 carries its e-invoice; others are looked into as well, these first. */
const invoiceNames = /^(factur-x|zugferd-invoice|xrechnung|order-x)\.xml$/i;

/**
 * The e-invoice among the files in a PDF, the one first that the PDF names, beside its pages and what is said of it. Where
 * one should be and cannot be read, why.
 */
export function attachedInvoice(
  attached: readonly { name: string; bytes: Uint8Array }[],
  wrapper: PdfWrapper,
  pages: PagesAround,
): FoundInvoice {
  const rank = (name: string) => (name === wrapper.fileName ? 2 : Number(invoiceNames.test(name)));
  const found = attached
    .filter(({ bytes }) => sniffType(bytes) === "application/xml")
    .toSorted((a, b) => rank(b.name) - rank(a.name))
    .map(({ name, bytes }) => ({ name, ...invoiceIn(bytes) }));
  const [first, ...others] = found.flatMap(({ name, invoice }): NamedInvoice[] =>
    invoice === null ? [] : [{ name, read: invoice }],
  );
  if (first !== undefined)
    return {
      invoice: besidePages(insideWrapper(wrapper, first, others), pages.text, pages.certain),
      invoiceProblem: null,
    };
  const failed = found.find(({ name }) => invoiceNames.test(name));
  if (failed === undefined) return { invoice: null, invoiceProblem: null };
  const why = failed.invoiceProblem ?? "It is no e-invoice that is known.";
  return { invoice: null, invoiceProblem: `${failed.name}: ${why}` };
}

/** What XML says as an e-invoice. */
export function invoiceIn(bytes: Uint8Array): FoundInvoice {
  try {
    return { invoice: readInvoice(decodeText(bytes)), invoiceProblem: null };
  } catch (error) {
    if (error instanceof UserError) return { invoice: null, invoiceProblem: error.message };
    throw error;
  }
}
