import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reading, Table } from "@surety/core/document/reading";
import { squeezed } from "./grid-likeness.ts";
import type { ReadFile } from "./read-folder.ts";

/** What somebody else says stands in one row of a page. */
export interface PrintedLine {
  name: string | null;
  quantity: number | null;
  price: number | null;
  /** What the line comes to; where nobody says, its price. */
  sum: number;
}

export interface LineFigures {
  documents: number;
  /** Lines of which name, quantity and sum are printed. */
  lines: number;
  /** Of these, how many are one row, with sum, quantity and name in cells of their own. */
  rows: number;
  /** Prices that are printed beside sums, and those that have a cell of their own in the row. */
  prices: { found: number; of: number };
  /** Rows that hold numbers where lines have sum and quantity, and are none. */
  others: number;
}

/** How the lines that records state are found as rows of the tables of their pages. */
export function lineFigures(documents: readonly { reading: Reading; lines: readonly PrintedLine[] }[]): LineFigures {
  const figures: LineFigures = { documents: 0, lines: 0, rows: 0, prices: { found: 0, of: 0 }, others: 0 };
  for (const { reading, lines } of documents) {
    const printed = lines.filter((line) => isPrinted(line, reading));
    if (printed.length === 0) continue;
    figures.documents += 1;
    figures.lines += printed.length;
    const found = findRows(printed, reading.tables);
    figures.rows += found.length;
    for (const { line, row } of found) {
      if (line.price === null || line.price === line.sum || !stands(line.price, reading)) continue;
      figures.prices.of += 1;
      if (row.cells.some((text, at) => at !== row.sum && at !== row.quantity && says(text, line.price!)))
        figures.prices.found += 1;
    }
    if (found.length === lines.length) figures.others += otherRows(found, reading.tables);
  }
  return figures;
}

/** The lines that a file's e-invoice states, or the labels beside it. */
export function linesOf(root: string, { name, reading }: ReadFile): PrintedLine[] {
  const invoice = reading?.invoice?.invoice ?? null;
  if (invoice !== null)
    return invoice.lines.flatMap(({ name: own, quantity, price, net }) =>
      net === null ? [] : [{ name: own, quantity: numberOf(quantity), price: numberOf(price), sum: net.micros / 1e6 }],
    );
  return labelledLines(join(root, name.replace(/\.pdf$/i, ".json")));
}

const numberOf = (digits: string | null): number | null => (digits === null ? null : Number(digits));

function labelledLines(path: string): PrintedLine[] {
  try {
    const [document] = JSON.parse(readFileSync(path, "utf8")) as { lines?: Record<string, unknown>[] }[];
    return (document?.lines ?? []).flatMap((line) => {
      const [price, sum] = [line["price_unit"], line["price_subtotal"] ?? line["price_unit"] ?? line["price"]];
      const name = line["name"] ?? line["desc"];
      if (typeof name !== "string" || sum === undefined) return [];
      const quantity = line["qty"] === undefined ? null : Number(line["qty"]);
      return [
        {
          name: name.split("\n")[0] ?? null,
          quantity,
          price: price === undefined ? null : Number(price),
          sum: Number(sum),
        },
      ];
    });
  } catch {
    return [];
  }
}

interface FoundRow {
  table: number;
  place: number;
  cells: readonly string[];
  sum: number;
  quantity: number;
}

type Found = { line: PrintedLine; row: FoundRow };

/** The row of each line; a row is that of one line. */
function findRows(lines: readonly PrintedLine[], tables: readonly Table[]): Found[] {
  const rows = tables.flatMap(({ rows: own, headerRows }, table) =>
    own.map((cells, place) => ({ table, place, cells })).slice(headerRows),
  );
  const taken = new Set<object>();
  return lines.flatMap((line) => {
    for (const row of rows) {
      const places = taken.has(row) ? null : placesIn(row.cells, line);
      if (places === null) continue;
      taken.add(row);
      return [{ line, row: { ...row, ...places } }];
    }
    return [];
  });
}

function placesIn(
  cells: readonly string[],
  { name, quantity, sum }: PrintedLine,
): { sum: number; quantity: number } | null {
  const at = cells.findLastIndex((text) => says(text, sum));
  const amount = quantity === null ? -1 : cells.findIndex((text, place) => place !== at && says(text, quantity));
  const isNamed = name === null || cells.some((text) => lettersOf(text).includes(lettersOf(name).slice(0, 10)));
  return at < 0 || !isNamed || (quantity !== null && amount < 0) ? null : { sum: at, quantity: amount };
}

/** Rows with numbers where the lines of the same table have them. */
function otherRows(found: readonly Found[], tables: readonly Table[]): number {
  const [first] = found;
  if (first === undefined) return 0;
  const { table, sum, quantity } = first.row;
  const { rows, headerRows } = tables[table]!;
  const taken = new Set(found.filter(({ row }) => row.table === table).map(({ row }) => row.place));
  const isLine = (cells: readonly string[]) =>
    numbersIn(cells[sum] ?? "").length > 0 && (quantity < 0 || numbersIn(cells[quantity] ?? "").length > 0);
  return rows.filter((cells, place) => place >= headerRows && !taken.has(place) && isLine(cells)).length;
}

function isPrinted({ name, quantity, sum }: PrintedLine, reading: Reading): boolean {
  if (!stands(sum, reading) || (quantity !== null && !stands(quantity, reading))) return false;
  return name === null || lettersOf(reading.text).includes(lettersOf(name).slice(0, 10));
}

const stands = (value: number, { pages }: Reading): boolean =>
  pages.some(({ words = [] }) => words.some(({ text }) => text.split(" ").some((one) => says(one, value))));

/** Whether a cell is this number, with a unit or currency beside it. */
const says = (text: string, value: number): boolean =>
  lettersOf(text).replaceAll(/\d/g, "").length <= 8 &&
  numbersIn(text).some((one) => Math.abs(one - Math.abs(value)) < 1e-6);

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\d]/gu, "").toLowerCase();

/** What the one number of a text may mean: points and commas group digits or part decimals. */
function numbersIn(text: string): number[] {
  const found = squeezed(text).match(/\d[\d.,']*/g) ?? [];
  if (found.length !== 1) return [];
  const digits = found[0]!.replaceAll("'", "").replace(/[.,]$/, "");
  const point = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const plain = digits.replaceAll(/[.,]/g, "");
  const fraction = digits.length - point - 1;
  return point < 0 ? [Number(plain)] : [Number(plain), Number(plain) / 10 ** fraction];
}
