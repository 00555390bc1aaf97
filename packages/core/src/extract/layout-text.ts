import type { Box, DocumentPage } from "../wire/document-page.ts";

/** Pages and characters of a document that are judged; what comes after them is not looked at. */
const mostPages = 5;
const mostCharacters = 60_000;

/**
 * The words of a document with where they stand, as a text: what is judged, kept with the judgment, labelled and learned
 * from. A line `page WIDTH HEIGHT` for each page, and `LEFT TOP WIDTH HEIGHT WORDS` for what stands on it.
 */
export function layoutText(pages: readonly DocumentPage[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const { width, height, words = [] } of pages.slice(0, mostPages)) {
    for (const line of [`page ${rounded(width)} ${rounded(height)}`, ...words.map(lineOf)]) {
      length += line.length + 1;
      if (length > mostCharacters) return lines.join("\n");
      lines.push(line);
    }
  }
  return lines.join("\n");
}

function lineOf({ text, box }: { text: string; box: Box }): string {
  return `${box.map(rounded).join(" ")} ${text.replaceAll(/\s+/g, " ").trim()}`;
}

/** The words of such a text alone, as people read it; any other text is its own words. */
export function readableText(text: string): string {
  if (!pageLine.test(text.split("\n", 1)[0] ?? "")) return text;
  return pagesOfLayoutText(text)
    .flatMap(({ words }) => words.map((word) => word.text))
    .join(" ");
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const pageLine = /^page (\d+(?:\.\d)?) (\d+(?:\.\d)?)$/;
const wordLine = /^(\d+(?:\.\d)?) (\d+(?:\.\d)?) (\d+(?:\.\d)?) (\d+(?:\.\d)?) (.+)$/;

/** A page as its words. */
export interface PlacedWords {
  width: number;
  height: number;
  words: { text: string; box: Box }[];
}

/** The pages of such a text. Lines that are none are left out: any text is a document of some kind. */
export function pagesOfLayoutText(text: string): PlacedWords[] {
  const pages: PlacedWords[] = [];
  for (const line of text.split("\n")) {
    const page = pageLine.exec(line);
    if (page !== null) pages.push({ width: Number(page[1]), height: Number(page[2]), words: [] });
    const word = wordLine.exec(line);
    if (word === null) continue;
    const [left = 0, top = 0, width = 0, height = 0] = word.slice(1, 5).map(Number);
    pages.at(-1)?.words.push({ text: word[5] ?? "", box: [left, top, width, height] });
  }
  return pages;
}
