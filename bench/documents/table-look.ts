import type { Chance } from "@surety/templates/paper/chance";
import type { Typeface } from "@surety/templates/paper/letter-widths";
import { pageSize } from "@surety/templates/paper/pdf-file";
import { catalogue } from "@surety/templates/invoice-intake/samples/catalogue";

/** How far from the edge of the paper everything begins and ends. */
export const left = 56;

/** A column of the table: what heads it, how wide it is, and what it says of a line. */
export interface Column {
  name: string;
  isNumber: boolean;
  width: number;
  value: (line: Line) => string;
  /** What is left white before its texts. */
  inset?: number;
}

/** An item as it is billed. */
export interface Line {
  at: number;
  name: string;
  quantity: number;
  unit: string;
  price: number;
  item: string;
}

/** How a document is set: its letters, its white, its rules and its columns. */
export interface Look {
  typeface: Typeface;
  bold: Typeface;
  size: number;
  pitch: number;
  gap: number;
  ruled: boolean;
  columns: Column[];
  headsEnd: boolean;
}

/** A look drawn by chance. */
export function lookOf(chance: Chance): Look {
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

/** An item drawn by chance, at its place among the others. */
export function lineOf(at: number, chance: Chance): Line {
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
