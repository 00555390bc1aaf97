import { layoutText } from "../extract/layout-text.ts";
import type { Invoice, InvoiceFault } from "../invoice/invoice.ts";
import type { DocumentInput } from "../wire/document-page.ts";
import { pageTables } from "./page-tables.ts";
import type { Attachment, Reading, Table } from "./reading.ts";

/** The value of a `read` step: what a workflow is told of a document. */
export interface ReadDocument {
  readonly type: string;
  readonly pages: number;
  readonly text: string;
  /** Its words with their places, or its tables, as `layoutText` writes them: what fields are read from. */
  readonly layout: string;
  readonly attachments: readonly Attachment[];
  /** Without the places of their cells, which stand in the reading; `spans` says which of them go over several. */
  readonly tables: readonly Omit<Table, "cells">[];
  /** Null where the document is no e-invoice and carries none. */
  readonly invoice: Invoice | null;
  /** What contradicts itself in the invoice, or is missing in it. */
  readonly faults: readonly InvoiceFault[];
  /** What is consistent and may yet be wrong. */
  readonly doubts: readonly InvoiceFault[];
  /** Where in the XML each value of the invoice stood, by its field. */
  readonly sources: Readonly<Record<string, string>>;
}

/** How many faults a sentence names; the others are counted. */
const mostNamed = 3;

/** What a workflow is told of a reading, with at most so many characters of text. */
export function readDocument(reading: Reading, maxLength: number): ReadDocument {
  const { invoice } = reading;
  return {
    type: reading.type,
    pages: reading.pages.length,
    text: cut(reading.text, maxLength),
    layout: layoutText(reading.pages, reading.tables),
    attachments: reading.attachments,
    tables: reading.tables.map(withoutPlaces),
    invoice: invoice?.invoice ?? null,
    faults: invoice?.faults ?? [],
    doubts: invoice?.doubts ?? [],
    sources: invoice?.sources ?? {},
  };
}

/** The same of a document that came as pages, whose sender has read it already. */
export function readPages({ pages }: DocumentInput, maxLength: number): ReadDocument {
  const text = pages.map((page) => page.text ?? (page.words ?? []).map((word) => word.text).join(" ")).join("\n\n");
  const tables = pageTables(pages).map(withoutPlaces);
  const nothing = { attachments: [], invoice: null, faults: [], doubts: [], sources: {} };
  return {
    type: "pages",
    pages: pages.length,
    text: cut(text, maxLength),
    layout: layoutText(pages),
    tables,
    ...nothing,
  };
}

/** Why nobody should go on with a document by rules alone, in a sentence for whoever decides; null where nothing is wrong. */
export function refusalOf({ invoice, invoiceProblem }: Pick<Reading, "invoice" | "invoiceProblem">): string | null {
  if (invoice === null) return invoiceProblem;
  const { faults } = invoice;
  if (faults.length === 0) return null;
  const named = faults
    .slice(0, mostNamed)
    .map(({ message, rule }) => (rule === null ? message : `${message.replace(/\.$/, "")} (${rule}).`));
  const more = faults.length - named.length;
  return `The e-invoice cannot be right: ${named.join(" ")}${more === 0 ? "" : ` And ${more} more.`}`;
}

const withoutPlaces = ({ cells: _cells, ...table }: Table): Omit<Table, "cells"> => table;

function cut(text: string, maxLength: number): string {
  return text.slice(0, maxLength).toWellFormed();
}
