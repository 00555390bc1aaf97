import type { ReadInvoice } from "../invoice/invoice.ts";
import type { Box, DocumentPage } from "../wire/document-page.ts";

/** A file inside another: of a mail, of a PDF. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** One line of a cell: at which line of its row it stands, counting from 0. */
export interface CellLine {
  readonly text: string;
  readonly at: number;
  readonly box: Box;
}

/** A cell as it was read: where in its table, and where on the paper. */
export interface TableCell {
  readonly text: string;
  /** Rows and columns count from 0. */
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it takes: 1 where it takes its own alone. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Counts from 1. */
  readonly page: number;
  /** In the units of that page. */
  readonly box: Box;
  /** Its lines from top to bottom; left out where it is one line, at the top of its row. */
  readonly lines?: readonly CellLine[];
}

/** A cell that takes more than its own place in the rows of its table; what it covers is empty there. Rows and columns count from 0. */
export interface CellSpan {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Rows of cells as they are read. Of pages all rows are of one length, with `""` where nothing stands. */
export interface Table {
  /** Of a sheet, what it is called; null for tables without a name. */
  readonly name: string | null;
  /** How many of its first rows say what stands below them; 0 where none does, or nobody can tell. */
  readonly headerRows: number;
  readonly rows: readonly (readonly string[])[];
  /** The cells that go over several rows or columns. */
  readonly spans: readonly CellSpan[];
  /** Where it stands, a place for each page that it goes over; empty where a document has no pages. */
  readonly places: readonly { readonly page: number; readonly box: Box }[];
  /** The cells of pages with where they stand, but for empty ones; empty where a document has no pages. */
  readonly cells: readonly TableCell[];
}

/** A table of which nobody knows where it stands. */
export function tableOfTexts(name: string | null, rows: Table["rows"], spans: Table["spans"] = []): Table {
  return { name, headerRows: 0, rows, spans, places: [], cells: [] };
}

/** Of cells those that go over several rows or columns, without what else is known of them. */
export function spansOf(cells: readonly CellSpan[]): CellSpan[] {
  return cells
    .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => ({ row, column, rowSpan, columnSpan }));
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
  /** Of HTML, text documents and workbooks as they say; of pages where words line up in columns. */
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
/** Tables of pages are left out once those before them have so many cells. */
export const mostCellsOfPages = 20_000;
