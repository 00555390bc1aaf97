import { type LineInk, type Strips } from "./line-ink.ts";
import { middle, type PrintLine } from "./print-lines.ts";

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
}

const mostLinesOfBlock = 80;
/** A line of more pieces is no row of a table, and ends what it stands in: pages of dots would take minutes. */
const mostPieces = 64;
/** What a block costs, so that one explains more than two halves of it would. */
const costOfBlock = 2.5;
/** What it costs that a line prints through white between columns, for each of them up to so many. */
const costOfCrossing = 1;
const mostCrossings = 2;
const costOfWideGap = 1;
/** Of the lines with several pieces, so many may print through white between columns. */
const toleratedShare = 0.2;

/**
 * Cuts a page into blocks of lines that line up in columns, and what is none: of all ways to do so the one in which most
 * cells stand beside each other with the least print through the white between columns. (Dynamic programming over lines with
 * a merit of each span, after Hu, Kashi, Lopresti and Wilfong, "Medium-independent table detection", SPIE 3967, 2000; columns
 * by white that lines have in common, as of pdf2table, Tabula's and Camelot's "stream".)
 */
export function tableBlocks(lines: readonly PrintLine[], inks: readonly LineInk[], strips: Strips): TableBlock[] {
  const pitch = middle(
    lines
      .slice(1)
      .map(({ top }, at) => top - lines[at]!.top)
      .filter((one) => one > 0),
  );
  const best: { merit: number; block: TableBlock | null }[] = [{ merit: 0, block: null }];
  const offers: TableBlock[][] = lines.map(() => []);
  const merits = new Map<TableBlock, number>();
  for (let end = 0; end <= lines.length; end += 1) {
    if (end > 0) best[end] = bestUntil(end, best, offers[end - 1]!, merits);
    if (end === lines.length || inks[end]!.runs.length < 2) continue;
    for (const { block, merit } of blocksFrom(end, lines, inks, strips, pitch)) {
      offers[block.end - 1]!.push(block);
      merits.set(block, merit);
    }
  }
  return chosen(best);
}

function bestUntil(
  end: number,
  best: readonly { merit: number; block: TableBlock | null }[],
  offers: readonly TableBlock[],
  merits: ReadonlyMap<TableBlock, number>,
): { merit: number; block: TableBlock | null } {
  let found: { merit: number; block: TableBlock | null } = { merit: best[end - 1]!.merit, block: null };
  for (const block of offers) {
    const merit = best[block.first]!.merit + (merits.get(block) ?? 0);
    if (merit > found.merit) found = { merit, block };
  }
  return found;
}

function chosen(best: readonly { block: TableBlock | null }[]): TableBlock[] {
  const blocks: TableBlock[] = [];
  for (let end = best.length - 1; end > 0;) {
    const { block } = best[end]!;
    if (block !== null) blocks.push(block);
    end = block === null ? end - 1 : block.first;
  }
  return blocks.reverse().reduce<TableBlock[]>(oneAfterOther, []);
}

/** A table of more lines than a block may have comes as several with the same columns. */
function oneAfterOther(before: TableBlock[], block: TableBlock): TableBlock[] {
  const last = before.at(-1);
  const common = last?.end === block.first ? commonGutters(last.gutters, block.gutters) : null;
  if (last === undefined || common === null) return [...before, block];
  return [...before.slice(0, -1), { first: last.first, end: block.end, gutters: common }];
}

/** The white that both have; null where it parts other columns. */
function commonGutters(a: readonly Gutter[], b: readonly Gutter[]): Gutter[] | null {
  if (a.length !== b.length) return null;
  const common = a.map((one, at) => ({ from: Math.max(one.from, b[at]!.from), to: Math.min(one.to, b[at]!.to) }));
  return common.every(({ from, to }) => from < to) ? common : null;
}

/** All blocks that begin with a line, and end with one of several pieces too. */
function blocksFrom(
  first: number,
  lines: readonly PrintLine[],
  inks: readonly LineInk[],
  strips: Strips,
  pitch: number,
): { block: TableBlock; merit: number }[] {
  const cover = new CommonWhite(strips);
  const found: { block: TableBlock; merit: number }[] = [];
  let wideGaps = 0;
  const most = Math.min(lines.length, first + mostLinesOfBlock);
  for (let at = first; at < most; at += 1) {
    const gap = at === first ? 0 : lines[at]!.top - lines[at - 1]!.top;
    if (gap > 8 * pitch) break;
    if (gap > 2.5 * pitch) wideGaps += 1;
    if (inks[at]!.runs.length > mostPieces) break;
    cover.add(inks[at]!);
    if (inks[at]!.runs.length < 2) continue;
    const gutters = cover.gutters();
    if (gutters.length === 0) {
      if (at > first + 4) break;
      continue;
    }
    const block = { first, end: at + 1, gutters };
    const own = inks.slice(first, at + 1).reduce((sum, ink) => sum + meritOf(ink, gutters), 0);
    found.push({ block, merit: own - costOfBlock - costOfWideGap * wideGaps });
  }
  return found;
}

/** Cells of a line that stand beside each other, less what it prints through. Pieces and gutters both go from left to right. */
function meritOf({ runs }: LineInk, gutters: readonly Gutter[]): number {
  let [crossed, cells, column] = [0, 0, -1];
  let [left, reached] = [0, 0];
  for (const run of runs) {
    while (left < gutters.length && gutters[left]!.from + gutters[left]!.to < run.from + run.to) left += 1;
    while (reached < gutters.length && gutters[reached]!.from < run.from) reached += 1;
    for (; reached < gutters.length && gutters[reached]!.to <= run.to; reached += 1) crossed += 1;
    if (left > column) cells += 1;
    column = left;
  }
  return Math.max(0, cells - 1) - costOfCrossing * Math.min(mostCrossings, crossed);
}

/** White that lines of several pieces have in common; a few of them may print through it. Lines of one piece leave it alone. */
class CommonWhite {
  readonly #covered: Uint16Array;
  #lines = 0;
  #left = Infinity;
  #right = 0;

  constructor({ count }: Strips) {
    this.#covered = new Uint16Array(count);
  }

  add({ runs }: LineInk): void {
    if (runs.length < 2) return;
    this.#lines += 1;
    for (const { from, to } of runs) for (let at = from; at < to; at += 1) this.#covered[at]! += 1;
    this.#left = Math.min(this.#left, runs[0]!.from);
    this.#right = Math.max(this.#right, runs.at(-1)!.to);
  }

  gutters(): Gutter[] {
    const tolerated = Math.floor(this.#lines * toleratedShare);
    const found: Gutter[] = [];
    let from: number | null = null;
    for (let at = this.#left; at <= this.#right; at += 1) {
      const white = this.#covered[at]! <= tolerated;
      if (white && from === null) from = at;
      if (!white && from !== null) {
        found.push({ from, to: at });
        from = null;
      }
    }
    // What only tolerated lines print on, left of all others, is no column.
    return found.filter((one) => one.from > this.#left);
  }
}
