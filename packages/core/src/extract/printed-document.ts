import { type Layout, layoutOf, type Segment } from "./layout.ts";
import { pagesOfLayoutText, type PlacedWords } from "./layout-text.ts";

/** A document as a language model reads it: rows of print, each under a number by which answers name it. */
export interface PrintedDocument {
  /** Row `n - 1` is the line with the number `n`. */
  readonly layout: Layout;
  /** Whether pieces have boxes: those of a document without pages have none. */
  readonly hasPlaces: boolean;
}

/** More is not shown to a model: some forty pages of print. */
const mostCharacters = 80_000;
const noBox: Segment["box"] = [0, 0, 0, 0];

/** What is judged, as `layoutText` writes it, in rows. */
export function printedDocument(layoutText: string): PrintedDocument {
  const pages = pagesOfLayoutText(layoutText);
  const tables = pages.filter(({ rows }) => rows !== undefined);
  return tables.length > 0
    ? { layout: layoutOfTables(tables), hasPlaces: false }
    : { layout: layoutOf(pages), hasPlaces: true };
}

/** The cells of each row stand beside each other; where on a page nobody knows. */
function layoutOfTables(tables: readonly PlacedWords[]): Layout {
  const rows: Segment[][] = [];
  for (const [page, { rows: given = [] }] of tables.entries())
    for (const cells of given) {
      const filled = cells.filter((text) => text.trim() !== "");
      rows.push(filled.map((text, place) => ({ text, page, box: noBox, row: rows.length, place, continues: false })));
    }
  return { segments: rows.flat(), rows, letterHeight: 1, extents: [] };
}

/**
 * The lines that a model is shown, each behind its number, and a line where a page or a table begins; white between pieces is
 * a bar. Empty where the document has no words.
 */
export function numberedLines({ layout: { rows }, hasPlaces }: PrintedDocument): string {
  const lines: string[] = [];
  let page = -1;
  let length = 0;
  for (const [at, row] of rows.entries()) {
    const [first] = row;
    if (first === undefined) continue;
    const heads = first.page === page ? [] : [`${hasPlaces ? "Page" : "Table"} ${first.page + 1}`];
    const written = [...heads, `${at + 1}: ${lineText(row)}`];
    page = first.page;
    length += written.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > mostCharacters) return [...lines, "The rest of the document is left out."].join("\n");
    lines.push(...written);
  }
  return lines.join("\n");
}

function lineText(row: readonly Segment[]): string {
  return row.reduce((text, one, at) => `${text}${at === 0 ? "" : one.continues ? " " : " | "}${one.text}`, "");
}
