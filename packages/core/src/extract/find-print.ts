import type { Box } from "../wire/document-page.ts";
import { type Layout, type Segment } from "./layout.ts";

/** A stretch of print: pieces, or parts of them, that were read one after the other. */
export interface FoundPrint {
  readonly printed: string;
  /** Pages count from 0. */
  readonly places: readonly { page: number; box: Box }[];
  /** The number of the line in which it begins, from 1. */
  readonly line: number;
}

/** Letters and digits of a piece, with where each of them stands in it. */
interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

type Fold = (sign: string) => string;

const exact: Fold = (sign) => sign.toUpperCase();
/** What readers of print take for each other. */
const alike: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  I: "1",
  L: "1",
  "|": "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};
const confused: Fold = (sign) => alike[sign.toUpperCase()] ?? sign.toUpperCase();

/** A longer text may stand within others: whoever read the page may have lost the blank. */
const longEnough = 8;
/** A text goes on over so many pieces at most. */
const mostPieces = 24;
/** In one piece a text may begin so often at most: of the same letter over and over, it is the same text. */
const mostStarts = 50;
/** So many pieces are tried at most as what one text goes on in: then it stands nowhere, and a person looks. */
const mostTried = 10_000;
/** And so many for all that is looked for in a document, which takes a second or two. */
const mostTriedInAll = 60_000;
/** Of the places where letters stand so many are looked at for what they say. */
const mostPlaces = 20;

/**
 * Where a text stands in a document: its letters and digits one after the other, within a piece, on to the piece beside it, or
 * on to the one below. Blanks, case and marks do not count; letters and digits that look alike count as the same only where it
 * stands nowhere otherwise. Of several places the one nearest to a line is taken (0: the first) whose print `isIt`. Null where
 * it stands nowhere.
 */
export function findPrint(
  layout: Layout,
  text: string,
  line: number,
  isIt: (printed: string) => boolean = () => true,
): FoundPrint | null {
  for (const fold of [exact, confused]) {
    const wanted = folded(text, fold).text;
    if (wanted === "") return null;
    const found = occurrences(layout, wanted, fold);
    const distance = (one: FoundPrint) => (line === 0 ? one.line : Math.abs(one.line - line));
    const near = found.toSorted((a, b) => distance(a) - distance(b)).slice(0, mostPlaces);
    const nearest = near.find(({ printed }) => isIt(printed));
    if (nearest !== undefined) return nearest;
  }
  return null;
}

/** The same text with digits in the place of letters that look like them, where it has a digit at all. */
export const withDigits = (text: string): string =>
  /\d/.test(text) ? text.replaceAll(/[OIl|SBZ]/g, (sign) => alike[sign.toUpperCase()] ?? sign) : text;

function folded(text: string, fold: Fold): Folded {
  const at: number[] = [];
  let letters = "";
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place]!;
    if (!/[\p{L}\p{N}|]/u.test(sign)) continue;
    const one = fold(sign);
    // A bar is a letter only where it is taken for one; ß becomes two.
    if (one === "|") continue;
    letters += one;
    for (let each = 0; each < one.length; each += 1) at.push(place);
  }
  return { text: letters, at };
}

const remembered = new WeakMap<Segment, Map<Fold, Folded>>();

/** Every piece is folded once, however many values are looked for in it. */
function foldedPiece(segment: Segment, fold: Fold): Folded {
  const known = remembered.get(segment) ?? new Map<Fold, Folded>();
  remembered.set(segment, known);
  const own = known.get(fold) ?? folded(segment.text, fold);
  known.set(fold, own);
  return own;
}

/** One text that is looked for. What did not lead anywhere once is not tried again: pages may repeat themselves. */
interface Search {
  readonly layout: Layout;
  readonly wanted: string;
  readonly fold: Fold;
  /** Of each piece, how much of the text had been read where it did not go on in it. */
  readonly failed: Map<Segment, Set<number>>;
  /** How many more pieces may be tried. */
  left: number;
}

const triedIn = new WeakMap<Layout, number>();

function occurrences(layout: Layout, wanted: string, fold: Fold): FoundPrint[] {
  const tried = triedIn.get(layout) ?? 0;
  const allowed = Math.min(mostTried, mostTriedInAll - tried);
  const search: Search = { layout, wanted, fold, failed: new Map(), left: allowed };
  const found = foundBy(search);
  triedIn.set(layout, tried + allowed - search.left);
  return found;
}

function foundBy(search: Search): FoundPrint[] {
  const { layout, wanted, fold } = search;
  return layout.segments.flatMap((segment) => {
    const own = foldedPiece(segment, fold);
    return startsIn(own.text, wanted).flatMap((from): FoundPrint[] => {
      if (search.left <= 0 || !beginsHere(segment.text, own.at[from]!, wanted)) return [];
      const run = runFrom(search, segment, from, 0, 0);
      return run === null ? [] : [printOf(run, segment.row + 1)];
    });
  });
}

/** Where in a piece the text may begin: all of it stands there, or the rest of the piece is its beginning. */
function startsIn(own: string, wanted: string): number[] {
  const starts: number[] = [];
  const first = wanted[0]!;
  for (let at = own.indexOf(first); at >= 0 && starts.length < mostStarts; at = own.indexOf(first, at + 1)) {
    const rest = own.slice(at, at + wanted.length);
    if (wanted.startsWith(rest)) starts.push(at);
  }
  return starts;
}

interface Part {
  segment: Segment;
  /** Of its text. */
  from: number;
  to: number;
}

/** The parts in which the rest of the text stands from here on, `read` letters of it being read; null where it does not. */
function runFrom(search: Search, segment: Segment, from: number, read: number, depth: number): Part[] | null {
  const { wanted, fold } = search;
  const own = foldedPiece(segment, fold);
  const here = Math.min(own.text.length - from, wanted.length - read);
  if (!own.text.startsWith(wanted.slice(read, read + here), from)) return null;
  const part = { segment, from: own.at[from]!, to: own.at[from + here - 1]! + 1 };
  if (read + here === wanted.length) return endsHere(segment.text, part.to, wanted) ? [part] : null;
  const rest = depth === mostPieces ? null : restAfter(search, segment, read + here, depth + 1);
  return rest === null ? null : [part, ...rest];
}

function restAfter(search: Search, segment: Segment, read: number, depth: number): Part[] | null {
  const failed = search.failed.get(segment) ?? new Set();
  if (search.left <= 0 || failed.has(read)) return null;
  for (const next of following(search.layout, segment)) {
    if (foldedPiece(next, search.fold).text === "") continue;
    search.left -= 1;
    const rest = runFrom(search, next, 0, read, depth);
    if (rest !== null) return rest;
  }
  search.failed.set(segment, failed.add(read));
  return null;
}

/** What may be read next: the piece to the right, the first one of the next row, and the next one below. */
function following({ rows }: Layout, { row, place, box, page }: Segment): Segment[] {
  const right = rows[row]?.[place + 1];
  const first = rows[row + 1]?.[0];
  const below = rows
    .slice(row + 1, row + 4)
    .map((some) =>
      some.find((one) => one.page === page && one.box[0] < box[0] + box[2] && box[0] < one.box[0] + one.box[2]),
    )
    .find((one) => one !== undefined);
  return [...new Set([right, first, below])].filter((one) => one !== undefined);
}

/** A short text or a number is none of a longer one: `5` does not stand in `2025`, nor `234.50` in `1,234.50`. */
function beginsHere(text: string, at: number, wanted: string): boolean {
  const before = text.slice(0, at);
  if (/^\p{N}/u.test(text.slice(at))) return !/\p{N}[.,'’]?$|(?<![\p{L}\p{N}])[-−]$/u.test(before);
  return wanted.length >= longEnough || !/\p{L}$/u.test(before);
}

function endsHere(text: string, to: number, wanted: string): boolean {
  const behind = text.slice(to);
  if (/\p{N}$/u.test(text.slice(0, to))) return !/^[.,'’]?\p{N}/u.test(behind);
  return wanted.length >= longEnough || !/^\p{L}/u.test(behind);
}

function printOf(run: readonly Part[], line: number): FoundPrint {
  const printed = run.map(({ segment, from, to }) => segment.text.slice(from, to)).join(" ");
  return {
    printed,
    places: run.map(({ segment, from, to }) => ({ page: segment.page, box: boxOf(segment, from, to) })),
    line,
  };
}

/** The part of a piece's box in which these letters stand, as wide as their share of it. */
function boxOf({ text, box: [left, top, width, height] }: Segment, from: number, to: number): Box {
  const perLetter = width / Math.max(1, text.length);
  return [left + perLetter * from, top, perLetter * (to - from), height];
}
