import type { Box } from "../wire/document-page.ts";

/** A cell of a table as it was read; the pages of its boxes count from 0. */
export interface GridCell {
  readonly text: string;
  readonly places: readonly { readonly page: number; readonly box: Box }[];
}

/** A table made ready to be read as lines: its rows, all of one length, and how many of the first head it (0: nobody knows). */
export interface CellGrid {
  readonly headerRows: number;
  readonly rows: readonly (readonly GridCell[])[];
}

/** What stands further to the right is of no table of lines: one row of many cells would widen all others. */
const mostColumns = 100;

const nothing: GridCell = { text: "", places: [] };

/** A table of which only the texts are known, as those of HTML and workbooks. */
export function gridOfTexts(rows: readonly (readonly string[])[], headerRows = 0): CellGrid {
  const width = Math.min(
    mostColumns,
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const cells = rows.map((row) => Array.from({ length: width }, (_, at) => ({ ...nothing, text: row[at] ?? "" })));
  return { headerRows, rows: cells };
}
