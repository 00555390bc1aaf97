import { documentKey, keyDistance, sameNumber } from "./document-key.ts";
import { textLikeness } from "./text-likeness.ts";

/** What two lines are compared by; numbers are of one unit and one currency already. */
export interface ComparedLine {
  /** The number of the order's line: on an order its own, on an invoice the one that it refers to. */
  readonly line: string | null;
  /** Numbers of the article by whose list they are of; only numbers of one list contradict each other. */
  readonly articles: { readonly buyer: string | null; readonly seller: string | null };
  readonly names: readonly string[];
  /** Null where the units of the two do not convert. */
  readonly quantity: number | null;
  readonly price: number | null;
}

/** What speaks for two lines being of the same article and order, in bits, and in words. */
export interface LineLikeness {
  readonly bits: number;
  readonly because: readonly string[];
  /** Both say which article it is: the same, another, or nothing that can be compared. */
  readonly article: "same" | "other" | "unknown";
}

/** As much must speak for a pair before it is likelier than none. */
const bitsOfNone = 3;

/** How alike a line of an invoice is to one of an order. Pairs above 0 bits are likelier than not. */
export function lineLikeness(invoiced: ComparedLine, ordered: ComparedLine): LineLikeness {
  const because: string[] = [];
  let bits = -bitsOfNone;
  const count = (more: number, said?: string) => {
    bits += more;
    if (more > 0 && said !== undefined) because.push(said);
  };
  const article = compareArticles(invoiced.articles, ordered.articles);
  if (invoiced.line !== null && ordered.line !== null)
    count(sameNumber(invoiced.line, ordered.line) ? 5 : -2, "order line");
  count({ same: 7, near: 2, other: -4, unknown: 0 }[article], "article number");
  const name = likestName(invoiced.names, ordered.names);
  // Where the article is known, what it is called in two languages says little.
  if (name !== null) count(nameBits(name) * (article === "same" ? 0.4 : 1), `description ${name.toFixed(2)}`);
  if (invoiced.price !== null && ordered.price !== null) count(priceBits(invoiced.price, ordered.price), "price");
  if (invoiced.quantity !== null && ordered.quantity !== null)
    count(quantityBits(invoiced.quantity, ordered.quantity), "quantity");
  return { bits, because, article: article === "near" ? "other" : article };
}

/** Bits as a probability: 0 bits are a half. */
export const likelihood = (bits: number): number => 1 / (1 + 2 ** -bits);

type Articles = ComparedLine["articles"];

function compareArticles(one: Articles, other: Articles): "same" | "near" | "other" | "unknown" {
  const numbers = ({ buyer, seller }: Articles) => [buyer, seller].filter((number) => number !== null);
  const known = numbers(other);
  // Senders put numbers into the wrong field; a number that stands anywhere on the other side is meant.
  if (numbers(one).some((number) => known.some((there) => sameNumber(number, there)))) return "same";
  const pairs = [
    [one.buyer, other.buyer],
    [one.seller, other.seller],
  ] as const;
  const both = pairs.filter((pair): pair is readonly [string, string] => pair[0] !== null && pair[1] !== null);
  if (both.length === 0) return "unknown";
  return both.some(([left, right]) => isNear(documentKey(left), documentKey(right))) ? "near" : "other";
}

const isNear = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= 5 && keyDistance(left, right, 1) <= 1;

function likestName(some: readonly string[], others: readonly string[]): number | null {
  const all = some.flatMap((one) => others.map((other) => textLikeness(one, other)));
  return all.length === 0 ? null : Math.max(...all);
}

function nameBits(likeness: number): number {
  if (likeness >= 0.97) return 5;
  if (likeness >= 0.85) return 4;
  if (likeness >= 0.7) return 2.5;
  // In another language the same article is called by other words: that alone rules nothing out.
  return likeness >= 0.5 ? 1 : -1;
}

function priceBits(invoiced: number, ordered: number): number {
  if (invoiced === ordered) return 2.5;
  const apart = Math.abs(invoiced - ordered) / Math.max(Math.abs(ordered), 1e-9);
  if (apart <= 0.02) return 2;
  if (apart <= 0.25) return 0.5;
  return apart <= 1 ? -1 : -2.5;
}

function quantityBits(invoiced: number, ordered: number): number {
  if (invoiced === ordered) return 2;
  if (Math.abs(invoiced) <= Math.abs(ordered)) return 0.5;
  return Math.abs(invoiced) <= Math.abs(ordered) * 1.25 ? 0 : -1.5;
}
