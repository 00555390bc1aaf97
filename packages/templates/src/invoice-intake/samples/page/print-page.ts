import type { Invoice, InvoiceLine } from "@surety/core/invoice/invoice";
import { widthOf } from "../../../paper/letter-widths.ts";
import { pageSize, pdfFile, type PrintedLine } from "../../../paper/pdf-file.ts";
import type { PageColumn, PageLook } from "./page-looks.ts";
import type { PageWords } from "./page-words.ts";

const left = 64;
const right = pageSize.width - left;
const leading = 14;
const tableAt = 530;
const figures: ReadonlySet<PageColumn> = new Set(["quantity", "price", "amount"]);

/** An invoice as a PDF that people read and that has no data inside. */
export function printPage(invoice: Invoice, look: PageLook, words: PageWords): Uint8Array {
  const set = setter(look);
  const below = tableAt - 24 - invoice.lines.length * 17;
  const lines = [
    ...block(set, sellerOf(invoice, words), left, 790, true),
    ...block(set, [words.to, ...buyerOf(invoice)], left, 690),
    ...headOf(set, invoice, look, words),
    set(words.title, left, 580, { bold: true, scale: 1.7 }),
    ...rowOf(set, look, headings(words), tableAt, true),
    ...invoice.lines.flatMap((line, at) => rowOf(set, look, cellsOf(line, look, words), tableAt - 22 - at * 17)),
    ...sumsOf(invoice, look, words).flatMap(([name, amount], at) => [
      set(name, look.columns.name, below - at * leading, { bold: at === 2 }),
      set(amount, right, below - at * leading, { ends: true, bold: at === 2 }),
    ]),
    ...block(set, [`${words.account}: ${accountOf(invoice, look)}`, words.thanks], left, below - 76),
  ];
  const rules = [tableAt - 6, below + 12].map((y) => [left, y, right, y] as const);
  return pdfFile([{ lines, rules }]);
}

interface Setting {
  bold?: boolean;
  /** Whether it ends at `x` instead of beginning there. */
  ends?: boolean;
  scale?: number;
}
type Set = (text: string, x: number, y: number, setting?: Setting) => PrintedLine;

function setter({ typeface, bold, size }: PageLook): Set {
  return (text, x, y, { bold: isBold = false, ends = false, scale = 1 } = {}) => {
    const face = isBold ? bold : typeface;
    const own = size * scale;
    return { text, x: ends ? x - widthOf(text, face, own) : x, y, size: own, typeface: face };
  };
}

const block = (set: Set, texts: readonly string[], x: number, y: number, firstBold = false): PrintedLine[] =>
  texts.map((text, at) => set(text, x, y - at * leading, { bold: firstBold && at === 0 }));

const place = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" ");

const sellerOf = ({ seller }: Invoice, { vatId }: PageWords): string[] =>
  [
    seller.name ?? "",
    seller.street ?? "",
    place(seller.postcode, seller.city),
    seller.vatId === null ? "" : `${vatId}: ${seller.vatId}`,
  ].filter(Boolean);

const buyerOf = ({ buyer }: Invoice): string[] =>
  [buyer.name ?? "", buyer.street ?? "", place(buyer.postcode, buyer.city)].filter(Boolean);

/** Number, days, order and currency: under each other, or in two rows of three. */
function headOf(set: Set, invoice: Invoice, look: PageLook, words: PageWords): PrintedLine[] {
  const facts: [string, string | null][] = [
    [words.number, invoice.number],
    [words.date, dayOf(invoice.issued, look)],
    [words.due, dayOf(invoice.due, look)],
    [words.order, invoice.orderNumber],
    [words.currency, invoice.currency],
  ];
  const said = facts.filter((one): one is [string, string] => one[1] !== null);
  if (look.head === "beside") return said.map(([name, value], at) => set(`${name}: ${value}`, 350, 690 - at * leading));
  return said.flatMap(([name, value], at) => {
    const [x, y] = [left + at * 96, 630];
    return [set(name, x, y, { bold: true, scale: 0.8 }), set(value, x, y - 12)];
  });
}

const headings = (words: PageWords): Record<PageColumn, string> => ({
  item: words.item,
  name: words.name,
  quantity: words.quantity,
  unit: words.unit,
  price: words.price,
  amount: words.amount,
});

function rowOf(set: Set, { columns }: PageLook, cells: Record<PageColumn, string>, y: number, bold = false) {
  const names = Object.keys(columns) as PageColumn[];
  return names
    .filter((name) => cells[name] !== "")
    .map((name) => set(cells[name], columns[name], y, { bold, ends: figures.has(name) }));
}

const cellsOf = (line: InvoiceLine, look: PageLook, { units }: PageWords): Record<PageColumn, string> => ({
  item: line.sellerItem ?? "",
  name: line.name ?? "",
  quantity: (line.quantity ?? "").replace(".", look.point),
  unit: units[line.unit ?? ""] ?? "",
  price: (line.price ?? "").replace(".", look.point),
  amount: amountOf(line.net, look),
});

const sumsOf = ({ totals, taxes }: Invoice, look: PageLook, words: PageWords): [string, string][] => [
  [words.net, amountOf(totals.net, look)],
  [`${words.tax} ${taxes[0]?.rate ?? "0"} %`, amountOf(totals.tax, look)],
  [words.gross, amountOf(totals.gross, look)],
];

function amountOf(money: InvoiceLine["net"], { thousands, point }: PageLook): string {
  if (money === null) return "";
  const cents = Math.round(money.micros / 10_000);
  const whole = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  return `${whole}${point}${String(cents % 100).padStart(2, "0")}`;
}

function dayOf(day: string | null, { date }: PageLook): string | null {
  if (day === null || date === "dashed") return day;
  return day
    .split("-")
    .toReversed()
    .join(date === "dotted" ? "." : "/");
}

function accountOf({ payment }: Invoice, { grouped }: PageLook): string {
  const iban = payment.iban ?? "";
  return grouped ? iban.replaceAll(/(.{4})(?=.)/g, "$1 ") : iban;
}
