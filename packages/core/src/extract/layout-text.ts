import type { Table } from "../document/reading.ts";
import type { Box, DocumentPage } from "../wire/document-page.ts";

/** Pages and characters of a document that are judged; what comes after them is not looked at. */
const mostPages = 5;
const mostCharacters = 120_000;

/**
 * The words of a document with where they stand, as a text: what is judged, kept with the judgment, labelled and learned
 * from. A line `page WIDTH HEIGHT` for each page, and `LEFT TOP WIDTH HEIGHT WORDS` for what stands on it; of a document
 * without pages a line `table NAME` for each table, and `row` with its cells behind tabs.
 */
export function layoutText(
  pages: readonly DocumentPage[],
  tables: readonly Pick<Table, "name" | "rows">[] = [],
): string {
  const written = pages.length > 0 ? pages.slice(0, mostPages).flatMap(linesOfPage) : tables.flatMap(linesOfTable);
  const lines: string[] = [];
  let length = 0;
  for (const line of written) {
    length += line.length + 1;
    if (length > mostCharacters) break;
    lines.push(line);
  }
  return lines.join("\n");
}

function linesOfPage({ width, height, words = [] }: DocumentPage): string[] {
  return [`page ${rounded(width)} ${rounded(height)}`, ...words.map(lineOf)];
}

function linesOfTable({ name, rows }: Pick<Table, "name" | "rows">): string[] {
  return [`table ${oneLine(name ?? "")}`.trimEnd(), ...rows.map((row) => ["row", ...row.map(oneLine)].join("\t"))];
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

function lineOf({ text, box }: { text: string; box: Box }): string {
  return `${box.map(rounded).join(" ")} ${oneLine(text)}`;
}

/** The words of such a text alone, as people read it; any other text is its own words. */
export function readableText(text: string): string {
  const first = text.split("\n", 1)[0] ?? "";
  if (!pageLine.test(first) && !tableLine.test(first)) return text;
  return pagesOfLayoutText(text)
    .flatMap(({ words, rows = [] }) => [
      ...words.map((word) => word.text),
      ...rows.flat().filter((cell) => cell !== ""),
    ])
    .join(" ");
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const pageLine = /^page (\d+(?:\.\d)?) (\d+(?:\.\d)?)$/;
const tableLine = /^table(?: |$)/;
const wordLine = /^(\d+(?:\.\d)?) (\d+(?:\.\d)?) (\d+(?:\.\d)?) (\d+(?:\.\d)?) (.+)$/;

/** A page as its words, or a table of a document without pages as its rows (and as a text with a line for each). */
export interface PlacedWords {
  width: number;
  height: number;
  words: { text: string; box: Box }[];
  rows?: string[][];
  text?: string;
}

/** Of something that has no size. */
const noSize = 100;

/** The pages of such a text. Lines that are none are left out: any text is a document of some kind. */
export function pagesOfLayoutText(text: string): PlacedWords[] {
  const pages: PlacedWords[] = [];
  for (const line of text.split("\n")) {
    const page = pageLine.exec(line);
    if (page !== null) pages.push({ width: Number(page[1]), height: Number(page[2]), words: [] });
    if (tableLine.test(line)) pages.push({ width: noSize, height: noSize, words: [], rows: [], text: line.slice(6) });
    if (line.startsWith("row\t")) addRow(pages.at(-1), line.split("\t").slice(1));
    const word = wordLine.exec(line);
    if (word === null) continue;
    const [left = 0, top = 0, width = 0, height = 0] = word.slice(1, 5).map(Number);
    pages.at(-1)?.words.push({ text: word[5] ?? "", box: [left, top, width, height] });
  }
  return pages;
}

function addRow(table: PlacedWords | undefined, cells: string[]): void {
  if (table?.rows === undefined) return;
  table.rows.push(cells);
  table.text = `${table.text ?? ""}\n${cells.join("\t")}`.trim();
}
