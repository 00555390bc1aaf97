import { foldText, type Typeface, widthOf } from "@surety/templates/paper/letter-widths";
import { pageSize, type PrintedLine, type PrintedPage } from "@surety/templates/paper/pdf-file";
import type { Chance } from "@surety/templates/paper/chance";
import { type Column, left, type Line, type Look } from "./table-look.ts";

const [top, foot] = [pageSize.height - 64, 90];

/** Pages that are filled from the top; a table that reaches the foot goes on on the next one. */
export class TablePaper {
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
