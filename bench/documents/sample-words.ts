import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "@surety/templates/paper/chance";
import { foldText, type Typeface } from "@surety/templates/paper/letter-widths";
import { pageSize, pdfFile, type PrintedLine } from "@surety/templates/paper/pdf-file";

/** A page with a table of words, or with what lines up as well and is none. */
export interface SampleWords {
  file: Uint8Array;
  /** The header and its rows; none where the page has no table. */
  rows: string[][];
}

interface Look {
  typeface: Typeface;
  size: number;
  pitch: number;
  gap: number;
}

const [left, top] = [56, pageSize.height - 64];

const people = ["Anna Berg", "Tom van Dyke", "Maria Lopez", "Jan Novak", "Sofia Rossi", "Paul Meyer", "Eva Lind"];
const roles = ["Head of purchasing", "Buyer of raw materials", "Clerk for invoices", "Keeper of the stores"];
const houses = ["Finance", "Operations", "Logistics", "Legal", "Works in Linz"];
const terms = ["Delivery date", "Goods", "Stores", "Confidential information", "Affiliate", "Services"];
const meanings = [
  "the day on which the goods are handed over at the place that both parties have agreed",
  "what the supplier sells under this agreement, with its packing and its papers",
  "every company that a party owns for more than one half, as long as it does",
  "what one party tells the other and does not tell everybody else",
  "work that is listed in the order",
];
const places = ["Iserlohn", "Frankfurt", "Hamburg", "Linz", "Basel", "Utrecht"];
const streets = ["Schraubenweg", "Falkenallee", "Hafenstrasse", "Marktplatz", "Lindenring"];
const companies = [
  "Brandt & Sohn GmbH",
  "Kestrel Home AG",
  "Kestrel Stores",
  "Nordlicht Handel KG",
  "Alpen Stahl GmbH",
];

type Draw = (chance: Chance) => string;
const columns: Readonly<Record<string, { name: string; width: number; draw: Draw }>> = {
  person: { name: "Name", width: 100, draw: (chance) => chance.one(people) },
  role: { name: "Role", width: 130, draw: (chance) => chance.one(roles) },
  house: { name: "Department", width: 90, draw: (chance) => chance.one(houses) },
  mail: {
    name: "E-mail",
    width: 150,
    draw: (chance) => `${chance.one(people).split(" ")[0]!.toLowerCase()}@example.org`,
  },
  term: { name: "Term", width: 120, draw: (chance) => chance.one(terms) },
  meaning: { name: "Meaning", width: 220, draw: (chance) => chance.one(meanings) },
  clause: { name: "Clause", width: 60, draw: (chance) => `§ ${chance.whole(1, 20)}` },
};
const tables = [
  "person role house",
  "person role",
  "term meaning",
  "clause term meaning",
  "person mail house",
  "role person mail",
];

/** Pages in layouts drawn by chance; every second one has a table of words. */
export function sampleWords(count: number, seed: number): SampleWords[] {
  const chance = chanceOf(seededRandom(seed));
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? withTable(chance) : withoutTable(chance)));
}

function lookOf(chance: Chance): Look {
  const size = chance.one([8, 9, 9.5, 10.5]);
  const typeface = chance.one(["Helvetica", "Times-Roman"] as const);
  return { typeface, size, pitch: size * chance.one([1.2, 1.35, 1.5]), gap: chance.one([0, 4, 10]) };
}

function withTable(chance: Chance): SampleWords {
  const look = lookOf(chance);
  const own = chance
    .one(tables)
    .split(" ")
    .map((name) => columns[name]!);
  const header = own.map(({ name }) => name);
  const body = Array.from({ length: chance.whole(3, 10) }, () => own.map(({ draw }) => draw(chance)));
  const widths = own.map(({ width }) => width);
  return { file: printed(look, [header, ...body], widths), rows: [header, ...body] };
}

/** Addresses, or signatures, beside each other. */
function withoutTable(chance: Chance): SampleWords {
  const look = lookOf(chance);
  const heads = chance.one([
    ["Seller", "Buyer", "Delivered to"],
    ["Supplier", "Customer"],
    ["Bill to", "Ship to"],
  ]);
  const address = () => [
    chance.one(companies),
    `${chance.one(streets)} ${chance.whole(1, 99)}`,
    `${chance.whole(10_000, 99_999)} ${chance.one(places)}`,
    "Germany",
  ];
  const signature = () => [
    chance.one(companies),
    `${chance.one(places)}, ${chance.whole(1, 28)} March 2026`,
    chance.one(people),
    chance.one(roles),
  ];
  const blocks = heads.map(chance.happens(0.5) ? address : signature);
  const lines = [heads, ...blocks[0]!.map((_, at) => blocks.map((block) => block[at]!))];
  return {
    file: printed(
      look,
      lines,
      heads.map(() => 160),
    ),
    rows: [],
  };
}

function printed(
  { typeface, size, pitch, gap }: Look,
  rows: readonly string[][],
  widths: readonly number[],
): Uint8Array {
  const lines: PrintedLine[] = [];
  let y = top;
  const say = (text: string, x: number, at: number) => lines.push({ text, x, y: at, size, typeface });
  for (const text of foldText(opening, pageSize.width - 2 * left, typeface, size)) {
    say(text, left, y);
    y -= pitch;
  }
  y -= 20;
  for (const row of rows) {
    const cells = row.map((text, at) => foldText(text, widths[at]! - 8, typeface, size));
    for (const [column, folded] of cells.entries())
      for (const [line, text] of folded.entries()) say(text, left + sum(widths.slice(0, column)), y - line * pitch);
    y -= Math.max(...cells.map(({ length }) => length)) * pitch + gap;
  }
  return pdfFile([{ lines, rules: [] }]);
}

const opening =
  "What follows is part of the agreement between the parties, who have read it and have nothing to add to it at this time.";
const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0);
