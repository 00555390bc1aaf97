import { seededRandom } from "@surety/core/statistics/seeded-random";
import type { DocumentPage } from "@surety/core/wire/document-page";
import { wordsOfLine } from "./receipt-words.ts";

/**
 * A receipt as words with boxes, and its fields as a judgment has them. `vat` is null where only the customer's is printed,
 * `returnBy` where the shop takes nothing back.
 */
export interface ShopReceipt {
  pages: (Pick<DocumentPage, "words"> & { width: number; height: number })[];
  record: {
    seller: string;
    date: string;
    returnBy: string | null;
    total: string;
    paid: string;
    vat: string | null;
  };
}

const dateWords = ["Date:", "Issued on", "Datum", "Day", "Dated", "Sold on", "Printed", "Bought", "Of", "Purchase"];
const returnWords = [
  "Return until",
  "Exchange by",
  "Best before",
  "Refund ends",
  "Valid to",
  "Bring back by",
  "Offer to",
];
const totalWords = ["Total", "Amount due", "Summe", "To pay", "Balance", "Grand sum", "You owe", "Due now", "All in"];
const paidWords = ["Cash", "Given", "Tendered", "Received", "Note", "Handed over", "Bar"];
const greetings = ["Welcome", "Open all week", "Family owned", "Your corner shop", "Since 1962"];
const names = ["Northwind", "Alder", "Quill", "Marrow", "Harbour", "Tansy", "Juniper", "Lantern", "Cobalt", "Fennel"];
const trades = ["Books", "Bakery", "Tools", "Garden", "Lamps", "Paper", "Cheese"];
const goods = ["Tea", "Lamp", "Bread", "Rope", "Ink", "Seeds", "Chair", "Glue"];
const vatIds = ["DE136695976", "DE811569869", "DE129273398"];

/** Shops that print the day of the sale first, and their own VAT id. */
export const plainShops = [0, 4, 8, 12, 16, 20, 24, 28];
/** One that puts last things first, prints the VAT ids of its customers, and words that mean something else elsewhere. */
export const oddShop = 9;
const oddWords = { date: "Till 4", back: "Date of return", total: "Goods", paid: "Total given" };

/**
 * Receipts of one shop, which sets all of them alike: its own words before each figure, its own order, and what misleads.
 * The same for the same shop (a number from 0) and seed.
 */
export function shopReceipts(shop: number, count: number, seed: number): ShopReceipt[] {
  const random = seededRandom(seed * 1000 + shop);
  const below = (most: number) => Math.floor(random() * most);
  return Array.from({ length: count }, () => {
    const sale = saleIn(below);
    const lines = linesOf(shop, sale, below);
    const pages = [{ width: 320, height: 40 + lines.length * 16, words: lines.flatMap(wordsOfLine) }];
    return { pages, record: recordOf(shop, sale) };
  });
}

type Below = (most: number) => number;

/** What was bought, and when; amounts in cents. */
interface Sale {
  date: Day;
  returnBy: Day;
  prices: number[];
  total: number;
  paid: number;
}
interface Day {
  day: string;
  month: string;
}

function saleIn(below: Below): Sale {
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  const day = () => ({ day: twoDigits(13 + below(15)), month: twoDigits(1 + below(12)) });
  const [date, returnBy] = [day(), day()];
  const prices = Array.from({ length: 2 + below(4) }, () => 100 + below(9000));
  const total = prices.reduce((sum, one) => sum + one, 0);
  return { date, returnBy, prices, total, paid: Math.ceil(total / 1000) * 1000 };
}

const ofShop = <Item>(shop: number, items: readonly Item[], stride = 1): Item => items[(shop * stride) % items.length]!;
const sellerOf = (shop: number) => `${ofShop(shop, names, 3)} ${ofShop(shop, trades, 2)} Ltd`;
const takesBack = (shop: number) => shop % 4 !== 3;
const vatOf = (shop: number) => (shop % 2 === 0 ? ofShop(shop, vatIds) : null);
const money = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
const iso = ({ day, month }: Day) => `2026-${month}-${day}`;

function recordOf(shop: number, { date, returnBy, total, paid }: Sale): ShopReceipt["record"] {
  return {
    seller: sellerOf(shop),
    date: iso(date),
    returnBy: takesBack(shop) ? iso(returnBy) : null,
    total: money(total),
    paid: money(paid),
    vat: vatOf(shop),
  };
}

function wordsOf(shop: number): typeof oddWords {
  if (shop === oddShop) return oddWords;
  return {
    date: ofShop(shop, dateWords),
    back: ofShop(shop, returnWords, 2),
    total: ofShop(shop, totalWords),
    paid: ofShop(shop, paidWords, 2),
  };
}

function linesOf(shop: number, sale: Sale, below: Below): string[] {
  const words = wordsOf(shop);
  const any = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  const printed = ({ day, month }: Day) => `${day}/${month}/2026`;
  const dateLine = `${words.date} ${printed(sale.date)}`;
  const returnLine = takesBack(shop) ? [`${words.back} ${printed(sale.returnBy)}`] : [];
  const days = shop % 4 < 2 && shop !== oddShop ? [dateLine, ...returnLine] : [...returnLine, dateLine];
  const own = vatOf(shop);
  const datesAtEnd = shop % 3 === 2;
  return [
    ...(shop % 3 === 0 ? [ofShop(shop, greetings)] : []),
    sellerOf(shop),
    ...(datesAtEnd ? [] : days),
    own === null ? `Customer VAT ${any(vatIds)}` : `VAT ${own}`,
    ...sumsOf(shop, sale, (cents) => `${any(goods)} ${any(goods)} ${money(cents)}`),
    ...(datesAtEnd ? days : []),
    "Thank you for coming",
  ];
}

function sumsOf(shop: number, { prices, total, paid }: Sale, itemOf: (cents: number) => string): string[] {
  const words = wordsOf(shop);
  const items = prices.map(itemOf);
  const totalLine = `${words.total} ${money(total)}`;
  const paidLine = `${words.paid} ${money(paid)}`;
  const changeLine = `Change ${money(paid - total)}`;
  const orders = [
    [...items, totalLine, paidLine, changeLine],
    [...items, paidLine, changeLine, totalLine],
    [totalLine, ...items, paidLine],
    [paidLine, totalLine, changeLine, ...items],
  ];
  return orders[shop % 5 === 4 ? 3 : shop % 3]!;
}
