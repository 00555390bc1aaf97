import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "@surety/templates/paper/chance";
import { foldText, type Typeface, widthOf } from "@surety/templates/paper/letter-widths";
import { pageSize, pdfFile, type PrintedLine, type PrintedPage } from "@surety/templates/paper/pdf-file";
import { catalogue } from "@surety/templates/invoice-intake/samples/catalogue";

/** A document with one table of items, and what is in its cells. */
export interface SampleTable {
  file: Uint8Array;
  /** The header, and a row for each item. */
  rows: string[][];
  /** Lines of sums, which may be rows of the table or a table of their own. */
  sums: string[][];
}

interface Column {
  name: string;
  isNumber: boolean;
  width: number;
  value: (line: Line) => string;
  /** What is left white before its texts. */
  inset?: number;
}

interface Line {
  at: number;
  name: string;
  quantity: number;
  unit: string;
  price: number;
  item: string;
}

interface Look {
  typeface: Typeface;
  bold: Typeface;
  size: number;
  pitch: number;
  gap: number;
  ruled: boolean;
  columns: Column[];
  headsEnd: boolean;
}

const [left, top, foot] = [56, pageSize.height - 64, 90];

/** Documents in layouts drawn by chance: columns, typefaces, number formats, rules, long descriptions, one page or several. */
export function sampleTables(count: number, seed: number): SampleTable[] {
  const chance = chanceOf(seededRandom(seed));
  return Array.from({ length: count }, () => sampleTable(chance));
}

function sampleTable(chance: Chance): SampleTable {
  const look = lookOf(chance);
  const lines = Array.from({ length: chance.one([1, 2, 3, 5, 8, 12, 30]) }, (_, at) => lineOf(at + 1, chance));
  const paper = new Paper(look, chance.happens(0.5));
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

function lookOf(chance: Chance): Look {
  const family = chance.one(["Helvetica", "Helvetica", "Times", "Courier"] as const);
  const typeface = family === "Times" ? "Times-Roman" : family;
  const size = family === "Courier" ? 8 : chance.one([8, 9, 9.5, 10.5]);
  const pitch = size * chance.one([1.2, 1.35, 1.5]);
  return {
    typeface,
    bold: `${family}-Bold`,
    size,
    pitch,
    gap: chance.one([0, 2, 6, 12]),
    ruled: chance.happens(0.5),
    columns: columnsOf(chance),
    headsEnd: chance.happens(0.7),
  };
}

function columnsOf(chance: Chance): Column[] {
  const written = chance.one([
    (value: number) => value.toFixed(2),
    (value: number) => grouped(value, ",", "."),
    (value: number) => grouped(value, ".", ","),
  ]);
  const mark = chance.one(["", "", "€ ", "$"]);
  const text = (name: string, width: number, value: Column["value"]): Column => ({
    name,
    isNumber: false,
    width,
    value,
  });
  const number = (name: string, width: number, value: Column["value"]): Column => ({
    name,
    isNumber: true,
    width,
    value,
  });
  const some = <T>(share: number, column: T): T[] => (chance.happens(share) ? [column] : []);
  const unitApart = chance.happens(0.4);
  const narrow = [
    ...some(
      0.6,
      text(chance.one(["Pos", "No.", "#"]), 26, ({ at }) => String(at)),
    ),
    ...some(
      0.4,
      text(chance.one(["Item", "Article no."]), 62, ({ item }) => item),
    ),
  ];
  const numbers = [
    number(chance.one(["Qty", "Quantity", "Menge"]), 58, ({ quantity, unit }) =>
      unitApart ? `${quantity}` : `${quantity} ${unit}`,
    ),
    ...(unitApart ? [{ ...text("Unit", 40, ({ unit }) => unit), inset: 10 }] : []),
    number(chance.one(["Price", "Unit price", "Einzelpreis"]), 66, ({ price }) => mark + written(price)),
    ...some(
      0.4,
      number(chance.one(["VAT", "USt. %"]), 40, () => "19 %"),
    ),
    number(
      chance.one(["Amount", "Total", "Gesamtbetrag"]),
      74,
      ({ quantity, price }) => mark + written(quantity * price),
    ),
  ];
  const room = pageSize.width - 2 * left - [...narrow, ...numbers].reduce((sum, { width }) => sum + width, 0);
  return [...narrow, text(chance.one(["Description", "Article", "Bezeichnung"]), room, ({ name }) => name), ...numbers];
}

function grouped(value: number, by: string, point: string): string {
  const [whole = "", cents = ""] = value.toFixed(2).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, by)}${point}${cents}`;
}

function lineOf(at: number, chance: Chance): Line {
  const { names, price, item } = chance.one(catalogue);
  const long = chance.happens(0.3) ? ", packed in boxes of ten with the leaflet of the maker in four languages" : "";
  return {
    at,
    name: names.en + long,
    quantity: chance.whole(1, 400),
    unit: chance.one(["pcs", "kg", "m", "h"]),
    price: Number(price) * chance.whole(1, 40) + 0.01,
    item,
  };
}

/** Pages that are filled from the top; a table that reaches the foot goes on on the next one. */
class Paper {
  readonly pages: { lines: PrintedLine[]; rules: (readonly [number, number, number, number])[] }[] = [];
  readonly #look: Look;
  readonly #repeats: boolean;
  #y = top;

  constructor(look: Look, repeats: boolean) {
    this.#look = look;
    this.#repeats = repeats;
    this.#page();
  }

  letter(chance: Chance): void {
    const ends = ["Invoice 4711", "14 March 2026", "Customer 88123", "Order PO-2026-0100"];
    for (const [at, text] of ["Brandt & Sohn GmbH", "Schraubenweg 4", "58636 Iserlohn", "Germany"].entries()) {
      this.#print(text, left);
      if (chance.happens(0.8)) this.#print(ends[at]!, 380);
      this.#y -= this.#look.pitch;
    }
    this.#y -= 30;
    this.say(["We bill what was delivered to your stores, as agreed in our contract of the first of March."]);
  }

  say(texts: readonly string[]): void {
    for (const text of texts)
      for (const line of foldText(text, pageSize.width - 2 * left, this.#look.typeface, this.#look.size)) {
        this.#print(line, left);
        this.#y -= this.#look.pitch;
      }
    this.#y -= 24;
  }

  header(): void {
    const { columns, bold, headsEnd, pitch, ruled } = this.#look;
    this.#each(columns, ({ name, isNumber }, x, width) => this.#cell(name, x, width, isNumber && headsEnd, bold));
    if (ruled) this.#rule();
    this.#y -= pitch * 1.5;
  }

  row(line: Line): void {
    const { columns, typeface, size, pitch, gap } = this.#look;
    const texts = columns.map(({ value, width }) => foldText(value(line), width - 8, typeface, size));
    const height = Math.max(...texts.map(({ length }) => length)) * pitch;
    if (this.#y - height < foot) {
      this.#page();
      if (this.#repeats) this.header();
    }
    const begun = this.#y;
    this.#each(columns, ({ isNumber }, x, width, at) => {
      this.#y = begun;
      for (const text of texts[at]!) {
        this.#cell(text, x, width, isNumber, typeface);
        this.#y -= pitch;
      }
    });
    this.#y = begun - height - gap;
  }

  sums(lines: readonly Line[], chance: Chance): string[][] {
    const { columns, typeface, ruled, pitch } = this.#look;
    if (ruled) this.#rule();
    this.#y -= chance.one([0, 6, 20]);
    const net = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    const texts = [
      ["Net", net.toFixed(2)],
      ["VAT 19 %", (net * 0.19).toFixed(2)],
      ["Total", (net * 1.19).toFixed(2)],
    ];
    const last = columns.at(-1)!.width;
    for (const [label = "", sum = ""] of texts) {
      this.#cell(label, pageSize.width - left - last - 90, 90, true, typeface);
      this.#cell(sum, pageSize.width - left - last, last, true, typeface);
      this.#y -= pitch;
    }
    this.#y -= 24;
    return texts;
  }

  #each(columns: readonly Column[], use: (column: Column, x: number, width: number, at: number) => void): void {
    let x = left;
    for (const [at, column] of columns.entries()) {
      use(column, x + (column.inset ?? 0), column.width - (column.inset ?? 0), at);
      x += column.width;
    }
  }

  #cell(text: string, x: number, width: number, ends: boolean, typeface: Typeface): void {
    this.#print(text, ends ? x + width - 4 - widthOf(text, typeface, this.#look.size) : x, typeface);
  }

  #print(text: string, x: number, typeface = this.#look.typeface): void {
    this.pages.at(-1)!.lines.push({ text, x, y: this.#y, size: this.#look.size, typeface });
  }

  #rule(): void {
    this.pages.at(-1)!.rules.push([left, this.#y - 4, pageSize.width - left, this.#y - 4]);
  }

  #page(): void {
    this.pages.push({ lines: [], rules: [] } satisfies PrintedPage);
    this.#y = top;
  }
}
