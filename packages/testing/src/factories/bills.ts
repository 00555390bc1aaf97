import { seededRandom } from "@surety/core/statistics/seeded-random";

/** The lines of a bill as a judgment has them. */
export interface SampleLine {
  item: string | null;
  name: string;
  quantity: string;
  unit: string | null;
  price: string;
  amount: string;
}

/** A bill as its sender sets it: what heads each column, and its lines. */
export interface SampleBill {
  headings: readonly [name: string, quantity: string, price: string, amount: string];
  lines: SampleLine[];
  net: string;
}

const goods = [
  "Hex bolts",
  "Wall lamp",
  "Garden rope",
  "Ink",
  "Seed mix",
  "Oak chair",
  "Glue",
  "Paper A4",
  "Steel hinge",
];
/** Some are words that everybody knows, some are a house's own. */
const headings: readonly SampleBill["headings"][] = [
  ["Description", "Qty", "Unit price", "Amount"],
  ["Bezeichnung", "Menge", "Einzelpreis", "Gesamt"],
  ["What you had", "How many", "For each", "In all"],
  ["Goods", "Count", "Each at", "Makes"],
];

const money = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

/** Bills of several senders, the same for the same seed. */
export function bills(count: number, seed: number): SampleBill[] {
  const random = seededRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  return Array.from({ length: count }, (_, at) => {
    const drawn = Array.from({ length: 1 + below(6) }, () => {
      const [quantity, price] = [1 + below(9), 50 + below(9000)];
      const name = `${goods[below(goods.length)]} ${10 + below(80)}`;
      const amount = quantity * price;
      return { line: lineOf(name, quantity, price), amount };
    });
    const net = drawn.reduce((sum, { amount }) => sum + amount, 0);
    return { headings: headings[at % headings.length]!, lines: drawn.map(({ line }) => line), net: money(net) };
  });
}

function lineOf(name: string, quantity: number, price: number): SampleLine {
  const amount = money(quantity * price);
  return { item: null, name, quantity: String(quantity), unit: null, price: money(price), amount };
}

/** A bill as a table of HTML, with what its lines come to below them. */
export function billTable({ headings: head, lines, net }: SampleBill): string {
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const body = lines.map(({ name, quantity, price, amount }) => row([name, quantity, price, amount]));
  return `<table>${[row(head), ...body, row(["Total", "", "", net])].join("")}</table>`;
}

/** Where columns begin on a page, or end where they hold figures, and how wide a letter is. */
const edges = { name: 24, quantity: 200, price: 280, amount: 350 } as const;
const letter = 5;
const rowHeight = 18;

/** The same on a page: its lines in columns, and what they come to below them. */
export function billPages({ headings: head, lines, net }: SampleBill): BillPage[] {
  const rows = [head, ...lines.map(({ name, quantity, price, amount }) => [name, quantity, price, amount] as const)];
  const table = rows.flatMap((cells, at) => wordsOfRow(cells, 80 + at * rowHeight));
  const below = 80 + rows.length * rowHeight + 12;
  const words = [
    ...wordsAt("Kestrel Supplies", edges.name, 24),
    ...table,
    ...wordsAt("Net", edges.price - 15, below),
    ...wordsAt(net, edges.amount - net.length * letter, below),
  ];
  return [{ width: 400, height: below + 60, words }];
}

export interface BillPage {
  width: number;
  height: number;
  words: { text: string; box: [number, number, number, number] }[];
}

function wordsOfRow([name, ...figures]: SampleBill["headings"], top: number): BillPage["words"] {
  const ends = [edges.quantity, edges.price, edges.amount];
  return [
    ...wordsAt(name, edges.name, top),
    ...figures.flatMap((figure, at) => wordsAt(figure, ends[at]! - figure.length * letter, top)),
  ];
}

/** A text word by word. */
function wordsAt(text: string, left: number, top: number): BillPage["words"] {
  let at = left;
  return text.split(" ").map((word) => {
    const box: [number, number, number, number] = [at, top, word.length * letter, 10];
    at += (word.length + 1) * letter;
    return { text: word, box };
  });
}
