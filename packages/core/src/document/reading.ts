import type { ReadInvoice } from "../invoice/invoice.ts";
import type { DocumentPage } from "../wire/document-page.ts";

/** A file inside another: of a mail, of a PDF. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Rows of cells as they are read; not all rows are of one length. */
export interface Table {
  /** Of a sheet, what it is called; null for tables without a name. */
  readonly name: string | null;
  readonly rows: readonly (readonly string[])[];
}

/** What is in a file, as far as it can be read without guessing. */
export interface Reading {
  /** What its bytes say it is. */
  readonly type: string;
  /** Pages with their words and where they stand; a scan has pages without words. Other files than PDF and images have none. */
  readonly pages: readonly DocumentPage[];
  /** All that can be read in it; of a mail, its subject and text. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Of HTML, text documents and workbooks; of a PDF only its words are read. */
  readonly tables: readonly Table[];
  /** Null where it is no e-invoice and carries none. */
  readonly invoice: ReadInvoice | null;
  /** Why XML that should be an e-invoice is none; null where there is nothing to say. */
  readonly invoiceProblem: string | null;
}

/** More pages than this are not read. */
export const mostPages = 200;
/** More cells than this are in no table that is read. */
export const mostCells = 200_000;
/** More characters than this of a document's text are not kept. */
export const mostText = 1_000_000;
