import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "@surety/templates/paper/chance";
import { pdfFile } from "@surety/templates/paper/pdf-file";
import { lineOf, lookOf } from "./table-look.ts";
import { TablePaper } from "./table-paper.ts";

/** A document with one table of items, and what is in its cells. */
export interface SampleTable {
  file: Uint8Array;
  /** The header, and a row for each item. */
  rows: string[][];
  /** Lines of sums, which may be rows of the table or a table of their own. */
  sums: string[][];
}

/** Documents in layouts drawn by chance: columns, typefaces, number formats, rules, long descriptions, one page or several. */
export function sampleTables(count: number, seed: number): SampleTable[] {
  const chance = chanceOf(seededRandom(seed));
  return Array.from({ length: count }, () => sampleTable(chance));
}

function sampleTable(chance: Chance): SampleTable {
  const look = lookOf(chance);
  const lines = Array.from({ length: chance.one([1, 2, 3, 5, 8, 12, 30]) }, (_, at) => lineOf(at + 1, chance));
  const paper = new TablePaper(look, chance.happens(0.5));
  paper.letter(chance);
  paper.header();
  for (const line of lines) paper.row(line);
  const sums = paper.sums(lines, chance);
  paper.say(["Please pay within thirty days. Goods stay ours until they are paid.", "Thank you for your order."]);
  return {
    file: pdfFile(paper.pages),
    rows: [look.columns.map(({ name }) => name), ...lines.map((line) => look.columns.map(({ value }) => value(line)))],
    sums,
  };
}
