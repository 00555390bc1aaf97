import { pageTables } from "../document/page-tables.ts";
import type { Table, TableCell } from "../document/reading.ts";
import type { Box, DocumentPage } from "../wire/document-page.ts";
import { type CellGrid, type GridCell, gridOfTexts } from "./cell-grid.ts";

/** A page as fields are read from it: its words with their places, or, of a document without pages, the rows of a table. */
export interface ReadPage extends Pick<DocumentPage, "words"> {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly rows?: readonly (readonly string[])[] | undefined;
}

/** The tables of a document, in the order of its pages: those that it says, and those that its words line up in. */
export function gridsOf(pages: readonly ReadPage[]): CellGrid[] {
  const said = pages.flatMap(({ rows }) => (rows === undefined ? [] : [gridOfTexts(rows)]));
  return [...said, ...pageTables(pages.map(sized)).map(gridOfTable)];
}

/** Labelled documents may come as words alone: a page is then as large as they need. */
function sized({ width, height, words = [] }: ReadPage): Pick<DocumentPage, "width" | "height" | "words"> {
  const most = (edge: 0 | 1) => Math.max(1, ...words.map(({ box }) => box[edge] + box[edge + 2]!));
  return { width: width ?? most(0), height: height ?? most(1), words };
}

function gridOfTable({ headerRows, rows, cells }: Table): CellGrid {
  const placed: GridCell[][] = rows.map((row) => row.map((text) => ({ text, places: [] })));
  for (const cell of cells) {
    const own = placed[cell.row];
    if (own?.[cell.column] !== undefined) own[cell.column] = gridCell(cell);
  }
  return { headerRows, rows: placed };
}

function gridCell({ text, page, box, lines }: TableCell): GridCell {
  const placed = (own: Box) => [{ page: page - 1, box: own }];
  const cell = { text, places: placed(box) };
  if (lines === undefined) return cell;
  return { ...cell, lines: lines.map((line) => ({ text: line.text, at: line.at, places: placed(line.box) })) };
}
