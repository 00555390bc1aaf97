import { decimalText, over, times } from "@surety/core/invoice/exact-decimal";
import type { ExchangeRate, OrderLine, PurchaseOrder } from "@surety/core/matching/match-records";
import { catalogue, type SampleArticle } from "./catalogue.ts";
import type { Chance } from "../../paper/chance.ts";
import type { SampleSupplier } from "./suppliers.ts";
import { exactly } from "./total-invoice.ts";

const perEuro: Readonly<Record<string, string>> = { EUR: "1", GBP: "0.85", CHF: "0.95", USD: "1.1" };
const dayMs = 86_400_000;

/** A day of March 2026, counted from the first; below it of February. */
export const dayOf = (at: number): string => new Date(Date.UTC(2026, 2, 1) + at * dayMs).toISOString().slice(0, 10);

/** What a euro was on every day, as the house keeps it. */
export const sampleRates: readonly ExchangeRate[] = Array.from({ length: 60 }, (_, at) => dayOf(at - 10)).flatMap(
  (date) => Object.entries(perEuro).flatMap(([to, rate]) => (to === "EUR" ? [] : [{ from: "EUR", to, rate, date }])),
);

/** An amount of one currency in another, to four decimals, as prices are agreed. */
export function convertPrice(price: string, from: string, to: string): string {
  if (from === to) return price;
  const value = over(times(exactly(price), exactly(perEuro[to] ?? "1")), exactly(perEuro[from] ?? "1"));
  const step = exactly("0.0001");
  return decimalText(((value + step / 2n) / step) * step);
}

/** How much of something is ordered at once; all of it comes in halves and in dozens where it is counted. */
const amounts: Readonly<Record<string, readonly string[]>> = {
  fixings: ["120", "240", "600", "1200", "2400"],
  office: ["12", "24", "60", "120"],
  KGM: ["2000", "6000", "12000"],
  MTR: ["60", "120", "240"],
  MTK: ["20", "44", "850"],
  LTR: ["20", "40"],
  HUR: ["8", "16", "25"],
  MON: ["2"],
};

/** An order of Kestrel Home to a supplier, over one to six articles of its trade. */
export function sampleOrder(supplier: SampleSupplier, number: string, date: string, chance: Chance): PurchaseOrder {
  const offered = catalogue.filter(({ trade }) => trade === supplier.trade);
  const first = chance.whole(0, offered.length - 1);
  const articles = offered.slice(first, first + chance.whole(1, 6));
  const currency = supplier.currency === "EUR" || chance.happens(0.6) ? supplier.currency : "EUR";
  return {
    number,
    date,
    currency,
    supplier: { ...supplier.party },
    status: "open",
    charges: chance.happens(0.3) ? "25" : null,
    paymentDays: 30,
    lines: articles.map((article, at) => orderLine(article, (at + 1) * 10, supplier, currency, chance)),
  };
}

/** Orders are written in English, and where nobody numbers articles, mostly in the words of the supplier's offer. */
function calledBy({ articleNumbers, language }: SampleSupplier, names: SampleArticle["names"], chance: Chance): string {
  return articleNumbers === "none" && chance.happens(0.9) ? names[language] : names.en;
}

function orderLine(
  article: SampleArticle,
  line: number,
  supplier: SampleSupplier,
  currency: string,
  chance: Chance,
): OrderLine {
  const { item, names, unit, price, trade } = article;
  return {
    line: String(line),
    item,
    supplierItem: `${supplier.code}${item.slice(-4)}`,
    name: calledBy(supplier, names, chance),
    quantity: chance.one(amounts[unit === "C62" ? trade : unit] ?? ["1"]),
    unit,
    price: convertPrice(price, "EUR", currency),
    priceQuantity: null,
    taxRate: supplier.taxRate,
    delivered: trade !== "services",
  };
}
