import { keyDistance, type NumberKeys, numberKeys, sameKeys } from "./document-key.ts";
import { type Wording, wordingLikeness, wordingOf } from "./text-likeness.ts";

/** What a line is called and numbered, made ready to be compared with many others. */
export interface LineNames {
  /** The number of the order's line: on an order its own, on an invoice the one that it refers to. */
  readonly line: NumberKeys | null;
  /** Numbers of the article by whose list they are of; only numbers of one list contradict each other. */
  readonly articles: { readonly buyer: NumberKeys | null; readonly seller: NumberKeys | null };
  readonly names: readonly Wording[];
}

/** What two lines are compared by; numbers are of one unit and one currency already. */
export interface ComparedLine extends LineNames {
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

export function lineNames(
  line: string | null,
  buyer: string | null,
  seller: string | null,
  names: readonly (string | null)[],
): LineNames {
  const keys = (number: string | null) => (number === null ? null : numberKeys(number));
  const said = names.filter((name) => name !== null);
  return { line: keys(line), articles: { buyer: keys(buyer), seller: keys(seller) }, names: said.map(wordingOf) };
}

/** As much must speak for a pair before it is likelier than none. */
const bitsOfNone = 3;
/** The most that a description says. */
const bitsOfName = 5;

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
    count(sameKeys(invoiced.line, ordered.line) ? 5 : -2, "order line");
  count({ same: 7, near: 2, other: -4, unknown: 0 }[article], "article number");
  if (invoiced.price !== null && ordered.price !== null) count(priceBits(invoiced.price, ordered.price), "price");
  if (invoiced.quantity !== null && ordered.quantity !== null)
    count(quantityBits(invoiced.quantity, ordered.quantity), "quantity");
  // Most pairs of a long invoice cannot become likely by their names any more, and names take longest to compare.
  const name = bits + bitsOfName > 0 ? likestName(invoiced.names, ordered.names) : null;
  // Where the article is known, what it is called in two languages says little.
  if (name !== null) count(nameBits(name) * (article === "same" ? 0.4 : 1), `description ${name.toFixed(2)}`);
  return { bits, because, article: article === "near" ? "other" : article };
}

/** Bits as a probability: 0 bits are a half. */
export const likelihood = (bits: number): number => 1 / (1 + 2 ** -bits);

type Articles = ComparedLine["articles"];

function compareArticles(one: Articles, other: Articles): "same" | "near" | "other" | "unknown" {
  const numbers = ({ buyer, seller }: Articles) => [buyer, seller].filter((number) => number !== null);
  const known = numbers(other);
  // Senders put numbers into the wrong field; a number that stands anywhere on the other side is meant.
  if (numbers(one).some((number) => known.some((there) => sameKeys(number, there)))) return "same";
  const pairs = [
    [one.buyer, other.buyer],
    [one.seller, other.seller],
  ] as const;
  const both = pairs.filter((pair): pair is readonly [NumberKeys, NumberKeys] => pair[0] !== null && pair[1] !== null);
  if (both.length === 0) return "unknown";
  return both.some(([left, right]) => isNear(left.key, right.key)) ? "near" : "other";
}

const isNear = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= 5 && keyDistance(left, right, 1) <= 1;

function likestName(some: readonly Wording[], others: readonly Wording[]): number | null {
  const all = some.flatMap((one) => others.map((other) => wordingLikeness(one, other)));
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
