import type { PageLines } from "./header-lines.ts";
import { CommonWhite } from "./common-white.ts";
import type { LineInk } from "./line-ink.ts";
import { cutAtHeaders, withoutNames } from "./cut-at-headers.ts";
import { joinedBlocks } from "./joined-blocks.ts";

/** White between two columns: strips from `from` up to and without `to`. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

/** Lines that line up: those from `first` up to and without `end`, with the white between their columns. */
export interface TableBlock {
  readonly first: number;
  readonly end: number;
  readonly gutters: readonly Gutter[];
  /** Whether it begins with a header, so that it goes on with nothing. */
  readonly isBegun?: boolean;
}

/** A block among others: its table may reach from the end of the table above it to the beginning of the next block. */
export interface PlacedBlock extends TableBlock {
  readonly from: number;
  readonly until: number;
}

const mostLinesOfBlock = 80;
/** A line of more pieces is no row of a table, and ends what it stands in: pages of dots would take minutes. */
const mostPieces = 64;
/** What a block costs, so that one explains more than two halves of it would. */
const costOfBlock = 1.5;
/** What it costs that a line prints through white between columns: once where it says something to a row, else twice at most. */
const costOfCrossing = 1;
/** From top to top of two lines, in letter heights: what is wider costs, and what is wider still is no table. */
const [wideGap, widestGap] = [7, 16];
const costOfWideGap = 1.5;

/**
 * Cuts a page into blocks of lines that line up in columns, and what is none: of all ways to do so the one in which most
 * cells stand beside each other with the least print through the white between columns. (Dynamic programming over lines with
 * a merit of each span, after Hu, Kashi, Lopresti and Wilfong, "Medium-independent table detection", SPIE 3967, 2000; columns
 * by white that lines have in common, as of pdf2table, and of "stream" in Tabula and Camelot.)
 */
export function tableBlocks(page: PageLines): TableBlock[] {
  const { lines, inks } = page;
  const best: Best[] = [{ merit: 0, block: null }];
  const offers: Offer[][] = lines.map(() => []);
  for (let end = 0; end <= lines.length; end += 1) {
    if (end > 0) best[end] = bestUntil(end, best, offers[end - 1]!);
    if (end === lines.length || inks[end]!.runs.length < 2) continue;
    for (const offer of blocksFrom(end, page)) offers[offer.block.end - 1]!.push(offer);
  }
  return joinedBlocks(cutAtHeaders(chosen(best), page), page).map((block) => withoutNames(block, page));
}

interface Offer {
  readonly block: TableBlock;
  readonly merit: number;
}

interface Best {
  readonly block: TableBlock | null;
  readonly merit: number;
}

function bestUntil(end: number, best: readonly Best[], offers: readonly Offer[]): Best {
  let found: Best = { merit: best[end - 1]!.merit, block: null };
  for (const { block, merit: own } of offers) {
    const merit = best[block.first]!.merit + own;
    if (merit > found.merit) found = { merit, block };
  }
  return found;
}

function chosen(best: readonly Best[]): TableBlock[] {
  const blocks: TableBlock[] = [];
  for (let end = best.length - 1; end > 0;) {
    const { block } = best[end]!;
    if (block !== null) blocks.push(block);
    end = block === null ? end - 1 : block.first;
  }
  return blocks.reverse();
}

/** Lines that line up so badly do not come to line up by more of them. */
const hopeless = -6;

/** All blocks that begin with a line, and end with one of several pieces too. */
function blocksFrom(first: number, { lines, inks, strips, letterHeight }: PageLines): Offer[] {
  const white = new CommonWhite(strips);
  const found: Offer[] = [];
  let wideGaps = 0;
  const most = Math.min(lines.length, first + mostLinesOfBlock);
  for (let at = first; at < most; at += 1) {
    const gap = at === first ? 0 : lines[at]!.top - lines[at - 1]!.top;
    if (gap > widestGap * letterHeight) break;
    if (gap > wideGap * letterHeight) wideGaps += 1;
    if (inks[at]!.runs.length > mostPieces) break;
    white.add(inks[at]!);
    if (inks[at]!.runs.length < 2) continue;
    const gutters = white.gutters();
    if (gutters.length === 0) {
      if (at > first + 4) break;
      continue;
    }
    let merit = -costOfBlock - costOfWideGap * wideGaps;
    for (let each = first; each <= at; each += 1) merit += meritOf(inks[each]!, gutters, white.least);
    if (merit < hopeless) break;
    found.push({ block: { first, end: at + 1, gutters }, merit });
  }
  return found;
}

/** Cells of a line that stand beside each other, less what it prints through. Pieces and gutters both go from left to right. */
function meritOf({ runs }: LineInk, gutters: readonly Gutter[], least: number): number {
  let [crossed, cells, column] = [0, 0, -1];
  let [left, reached] = [0, 0];
  for (const run of runs) {
    while (left < gutters.length && gutters[left]!.from + gutters[left]!.to < run.from + run.to) left += 1;
    while (reached < gutters.length && gutters[reached]!.from < run.from) reached += 1;
    for (; reached < gutters.length && gutters[reached]!.to <= run.to; reached += 1) crossed += 1;
    if (left > column) cells += 1;
    column = left;
  }
  return Math.max(0, cells - 1) - costOfCrossing * Math.min(runs.length < least ? 1 : 2, crossed);
}
