import { seededRandom } from "@surety/core/statistics/seeded-random";
import type { DocumentPage } from "@surety/core/wire/document-page";
import { wordsOfLine } from "./receipt-words.ts";

/** A receipt as words with boxes, and what stands in it; `vat` is null where the seller has none. */
export interface Receipt {
  pages: Pick<DocumentPage, "words">[];
  values: { seller: string; date: string; total: string; vat: string | null };
}

const names = ["Northwind", "Alder", "Quill", "Marrow", "Harbour", "Tansy", "Juniper", "Lantern", "Cobalt", "Fennel"];
const trades = ["Books", "Bakery", "Tools", "Garden", "Lamps", "Paper"];
const goods = ["Tea", "Lamp", "Bread", "Rope", "Ink", "Seeds", "Chair", "Glue"];
/** How shops set the same facts: order, words before the date and the total, and what misleads. */
const layouts = [
  { date: "Date:", total: "Total", first: "seller" },
  { date: "Issued on", total: "Amount due", first: "date" },
  { date: "Datum", total: "Summe EUR", first: "seller" },
  { date: "Day", total: "To pay", first: "date" },
] as const;

/** Receipts of several layouts, the same for the same seed. Each has a date that is not its own, and amounts that are not its total. */
export function receipts(count: number, seed: number): Receipt[] {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  const money = (cents: number) => `${Math.floor(cents / 100)}.${twoDigits(cents % 100)}`;
  return Array.from({ length: count }, () => {
    const style = Math.floor(random() * layouts.length);
    const layout = layouts[style]!;
    const seller = `${pick(names)} ${pick(trades)} Ltd`;
    const day = () => `${twoDigits(13 + Math.floor(random() * 15))}/${twoDigits(1 + Math.floor(random() * 12))}/2026`;
    const [date, due] = [day(), day()];
    const prices = Array.from({ length: 2 + Math.floor(random() * 4) }, () => 100 + Math.floor(random() * 9000));
    const total = prices.reduce((sum, one) => sum + one, 0);
    const paid = Math.ceil(total / 1000) * 1000;
    const vat = style < 2 ? pick(["DE136695976", "DE811569869", "DE129273398"]) : null;
    const head = [seller, `${layout.date} ${date}`];
    const lines = [
      ...(layout.first === "seller" ? head : head.toReversed()),
      ...(vat === null ? [] : [`VAT ${vat}`]),
      `Return until ${due}`,
      ...prices.map((cents) => `${pick(goods)} ${pick(goods)} ${money(cents)}`),
      `${layout.total} ${money(total)}`,
      `Cash ${money(paid)}`,
      `Change ${money(paid - total)}`,
      "Thank you for coming",
    ];
    return { pages: [{ words: lines.flatMap(wordsOfLine) }], values: { seller, date, total: money(total), vat } };
  });
}
