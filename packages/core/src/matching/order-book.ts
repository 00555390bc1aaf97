import { type Exact, exactOf, over, times } from "../invoice/exact-decimal.ts";
import { unitRatio, type UnitRules } from "./convert-unit.ts";
import { documentKey, sameNumber } from "./document-key.ts";
import type { EarlierInvoice, GoodsReceipt, OrderLine, PurchaseOrder } from "./match-records.ts";
import { type ComparedLine, lineNames } from "./line-likeness.ts";
import { textLikeness } from "./text-likeness.ts";

/** All lines of an order that are of one article at one price: deliveries and invoices may share them out as they like. */
export interface OrderedArticle {
  readonly order: PurchaseOrder;
  readonly lines: OrderLine[];
  readonly unit: string | null;
  ordered: Exact;
  /** Null where nobody asked for receipts, or none is to be expected. */
  received: Exact | null;
  /** What other invoices have billed of it. */
  before: Exact;
  /** Quantities that could not be counted, because nothing says how their unit converts. */
  readonly uncounted: string[];
}

/** One line of an order, with its article. */
export interface BookedLine {
  readonly order: PurchaseOrder;
  readonly line: OrderLine;
  readonly article: OrderedArticle;
  /** Net, of one unit; null where the order has none. */
  readonly price: Exact | null;
  readonly compared: ComparedLine;
}

export interface OrderBook {
  readonly lines: readonly BookedLine[];
  /** What was received or billed and fits no line of its order. */
  readonly strays: readonly { readonly order: PurchaseOrder; readonly said: string }[];
}

interface BookParts {
  orders: readonly PurchaseOrder[];
  receipts: readonly GoodsReceipt[] | null;
  earlier: readonly EarlierInvoice[];
  units: UnitRules;
}

type Counted = Pick<OrderLine, "item" | "supplierItem" | "name" | "quantity" | "unit"> & { orderLine: string | null };

/** Descriptions that are less alike than this do not stand for a number. */
const leastLikeness = 0.8;

/** What was ordered, received and billed before, article by article, in the units of the order. */
export function orderBook({ orders, receipts, earlier, units }: BookParts): OrderBook {
  const lines = orders.flatMap((order) => linesOf(order, receipts !== null));
  const strays: { order: PurchaseOrder; said: string }[] = [];
  for (const movement of [...receivedBefore(receipts ?? []), ...billedBefore(earlier)]) {
    const ofOrder = lines.filter(({ order }) => sameNumber(order.number, movement.order));
    const [first] = ofOrder;
    if (first === undefined) continue;
    const article = articleOf(movement.line, ofOrder);
    if (article === null) strays.push({ order: first.order, said: strayWords(movement) });
    else addQuantity(article, movement, units);
  }
  return { lines, strays };
}

/** Something of an order came, or was billed. */
interface Movement {
  readonly order: string;
  readonly line: Counted;
  /** `Receipt R-7` */
  readonly what: string;
  readonly add: (article: OrderedArticle, quantity: Exact) => void;
}

function receivedBefore(receipts: readonly GoodsReceipt[]): Movement[] {
  const add = (article: OrderedArticle, quantity: Exact) => {
    if (article.received !== null) article.received += quantity;
  };
  return receipts.flatMap(({ number, order, lines }) =>
    lines.map((line) => ({ order, line, what: `Receipt ${number ?? "without number"}`, add })),
  );
}

function billedBefore(earlier: readonly EarlierInvoice[]): Movement[] {
  const taken = earlier.filter(({ cancelled }) => !cancelled);
  return taken.flatMap(({ number, kind, order, lines }) =>
    lines.map((line) => ({
      order: line.order ?? order ?? "",
      line,
      what: kind === "invoice" ? `Invoice ${number}` : `Credit note ${number}`,
      add: (article: OrderedArticle, quantity: Exact) => {
        article.before += kind === "invoice" ? quantity : -quantity;
      },
    })),
  );
}

function strayWords({ what, line: { name, item, supplierItem }, order }: Movement): string {
  return `${what}: ${name ?? item ?? supplierItem ?? "a line"} fits no line of order ${order}.`;
}

function linesOf(order: PurchaseOrder, withReceipts: boolean): BookedLine[] {
  const articles = new Map<string, OrderedArticle>();
  return order.lines.map((line) => {
    const key = articleKey(line);
    const article = articles.get(key) ?? emptyArticle(order, line, withReceipts);
    articles.set(key, article);
    article.lines.push(line);
    article.ordered += exactOf(line.quantity) ?? 0n;
    return { order, line, article, price: perUnit(line), compared: comparedLine(line) };
  });
}

function emptyArticle(order: PurchaseOrder, line: OrderLine, withReceipts: boolean): OrderedArticle {
  const received = withReceipts && line.delivered ? 0n : null;
  return { order, lines: [], unit: line.unit, ordered: 0n, received, before: 0n, uncounted: [] };
}

/** Of one number, price and unit; without a number, each line is an article of its own. */
function articleKey({ line, item, supplierItem, unit, price, priceQuantity, delivered, name }: OrderLine): string {
  const number = item ?? supplierItem;
  const which = number === null ? ["name", line, name] : ["number", documentKey(number)];
  return JSON.stringify([...which, unit, price, priceQuantity, delivered]);
}

function comparedLine(line: OrderLine): ComparedLine {
  const names = lineNames(line.line, line.item, line.supplierItem, [line.name]);
  return { ...names, quantity: roughly(exactOf(line.quantity)), price: roughly(perUnit(line)) };
}

/** Good enough to tell lines apart; what is to be paid is compared exactly. */
export const roughly = (value: Exact | null): number | null => (value === null ? null : Number(value) / 1e12);

function perUnit({ price, priceQuantity }: OrderLine): Exact | null {
  const [amount, of] = [price === null ? null : exactOf(price), exactOf(priceQuantity ?? "1")];
  return amount === null || of === null || of === 0n ? null : over(amount, of);
}

/** By the line's number, by the article's, or by what it is called. */
function articleOf(line: Counted, booked: readonly BookedLine[]): OrderedArticle | null {
  const { orderLine } = line;
  const numbered =
    orderLine === null
      ? undefined
      : booked.find((one) => one.line.line !== null && sameNumber(one.line.line, orderLine));
  if (numbered !== undefined) return numbered.article;
  const numbers = [line.item, line.supplierItem].filter((number) => number !== null);
  const same = booked.find(({ line: { item, supplierItem } }) =>
    [item, supplierItem].some((number) => number !== null && numbers.some((other) => sameNumber(number, other))),
  );
  if (same !== undefined) return same.article;
  const called = booked
    .map((one) => ({ one, likeness: textLikeness(line.name ?? "", one.line.name ?? "") }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness);
  return called[0]?.one.article ?? null;
}

function addQuantity(article: OrderedArticle, { line, what, add }: Movement, units: UnitRules): void {
  const numbers = article.lines.flatMap(({ item, supplierItem }) => [item, supplierItem]).filter((one) => one !== null);
  const ratio = unitRatio(line.unit, article.unit, units, numbers.map(documentKey));
  if (ratio !== null) add(article, times(exactOf(line.quantity) ?? 0n, ratio.factor));
  else
    article.uncounted.push(
      `${what} counts ${line.quantity} ${line.unit}, and nothing says how many ${article.unit} one ${line.unit} is`,
    );
}
