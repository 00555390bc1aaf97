import type { Box } from "../wire/document-page.ts";

/** A line of a cell: at which line of its row it stands, counting from 0. */
export interface GridLine {
  readonly text: string;
  readonly at: number;
  readonly places: readonly { readonly page: number; readonly box: Box }[];
}

/** A cell of a table as it was read; the pages of its boxes count from 0. */
export interface GridCell {
  readonly text: string;
  readonly places: GridLine["places"];
  /** Left out where it is one line, at the top of its row, or nobody knows its lines. */
  readonly lines?: readonly GridLine[];
}

/** A table made ready to be read as lines: its rows, all of one length, and how many of the first head it (0: nobody knows). */
export interface CellGrid {
  readonly headerRows: number;
  readonly rows: readonly (readonly GridCell[])[];
}

/** What stands further to the right is of no table of lines: one row of many cells would widen all others. */
const mostColumns = 100;

const nothing: GridCell = { text: "", places: [] };

/** The lines of a cell; none where nothing stands in it. */
export function linesOf({ text, places, lines }: GridCell): readonly GridLine[] {
  return lines ?? (text.trim() === "" ? [] : [{ text: text.trim(), at: 0, places }]);
}

/** A table of which only the texts are known, as those of HTML and workbooks. */
export function gridOfTexts(rows: readonly (readonly string[])[], headerRows = 0): CellGrid {
  const width = Math.min(
    mostColumns,
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const cells = rows.map((row) => Array.from({ length: width }, (_, at) => ({ ...nothing, text: row[at] ?? "" })));
  return { headerRows, rows: cells };
}
