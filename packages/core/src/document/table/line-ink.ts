import type { PrintLine } from "./print-lines.ts";

/**
 * Which strips of the page's width a line prints on; words as near to each other as words of a sentence run into each other, if
 * they were not read as pieces of their own.
 */
export interface LineInk {
  /** From `from` up to and without `to`, from left to right. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

/** How a page is cut into strips from left to right. */
export interface Strips {
  readonly width: number;
  readonly count: number;
  /** White that belongs to a word on each of its sides, in units of the page. */
  readonly margin: number;
}

const mostStrips = 1024;
const stripsPerLetter = 6;
/** Blanks of ordinary print in letter heights, at the narrowest and at the widest (typewriters). */
const blanks = [0.45, 1.2] as const;
const narrower = 0.3;
/** How much wider than the usual one a blank may be. */
const leeway = 1.25;

/** Strips that are as narrow as telling columns apart needs, and margins that close the blanks between words of this page. */
export function stripsOf(pageWidth: number, lines: readonly PrintLine[], letterHeight: number): Strips {
  const width = Math.max(letterHeight / stripsPerLetter, pageWidth / mostStrips);
  const blank = Math.min(blanks[1], Math.max(blanks[0], usualBlank(lines, letterHeight) / letterHeight));
  return { width, count: Math.ceil(pageWidth / width) + 2, margin: (leeway * blank * letterHeight) / 2 };
}

/** Of white between neighbours that may be a blank one of the narrower: the others may part columns, or be stretched. */
function usualBlank(lines: readonly PrintLine[], letterHeight: number): number {
  const gaps = lines
    .flatMap(({ words }) => words.slice(1).map(({ left }, at) => left - words[at]!.right))
    .filter((gap) => gap > 0 && gap < 2 * letterHeight)
    .sort((a, b) => a - b);
  return gaps[Math.floor(narrower * gaps.length)] ?? 0;
}

export function inkOf({ words }: PrintLine, { width, count, margin }: Strips): LineInk {
  const runs: { from: number; to: number; piece: number | null }[] = [];
  for (const { left, right, piece } of words) {
    const from = Math.max(0, Math.round((left - margin) / width));
    const to = Math.min(count, Math.max(from + 1, Math.round((right + margin) / width)));
    const last = runs.at(-1);
    if (last === undefined || from > last.to) runs.push({ from, to: Math.max(to, from + 1), piece });
    else if (piece === last.piece || to <= last.to + 1) last.to = Math.max(last.to, to);
    else runs.push({ from: last.to, to, piece });
  }
  return { runs };
}
