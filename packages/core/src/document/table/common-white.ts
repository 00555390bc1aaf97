import type { LineInk, Strips } from "./line-ink.ts";
import type { Gutter } from "./table-blocks.ts";

/** Of the lines that count, so many may print through the white. */
const toleratedShare = 0.2;

/** Lines count that have so many of the pieces of the one with most. */
const shareOfMost = 0.6;

/**
 * White that lines have in common. Lines count that have more than half as many pieces as the one with most: what goes on
 * with a text, or says something to a row, has no say in where columns are.
 */
export class CommonWhite {
  readonly #strips: Strips;
  readonly #lines: LineInk[] = [];
  #covered: Uint16Array;
  #counted = 0;
  #most = 0;

  constructor(strips: Strips) {
    this.#strips = strips;
    this.#covered = new Uint16Array(strips.count);
  }

  add(line: LineInk): void {
    const { length } = line.runs;
    if (length < 2) return;
    this.#lines.push(line);
    if (leastOf(length) > leastOf(this.#most)) {
      this.#most = length;
      this.#covered = new Uint16Array(this.#strips.count);
      this.#counted = 0;
      for (const each of this.#lines) this.#count(each);
    } else this.#count(line);
  }

  /** How many pieces a line has that counts. */
  get least(): number {
    return leastOf(this.#most);
  }

  gutters(): Gutter[] {
    const tolerated = Math.floor(this.#counted * toleratedShare);
    const [first, last] = [this.#covered.findIndex(Boolean), this.#covered.findLastIndex(Boolean)];
    const white: Gutter[] = [];
    let from: number | null = null;
    for (let at = first; at <= last + 1; at += 1) {
      const isWhite = at > last || this.#covered[at]! <= tolerated;
      if (isWhite && from === null) from = at;
      if (!isWhite && from !== null) {
        white.push({ from, to: at });
        from = null;
      }
    }
    if (from !== null && from <= last) white.push({ from, to: last + 1 });
    return white.flatMap((one) => this.#aroundColumns(one)).filter((one) => one.from > first && one.to <= last);
  }

  /** What stands by itself in white, however seldom, is a column; only what prints through is tolerated. */
  #aroundColumns(white: Gutter): Gutter[] {
    let isClear = true;
    for (let at = white.from; at < white.to && isClear; at += 1) isClear = this.#covered[at] === 0;
    if (isClear) return [white];
    const gutters: Gutter[] = [];
    let begin = white.from;
    for (const { from, to } of this.#inside(white)) {
      if (from > begin) gutters.push({ from: begin, to: from });
      begin = Math.max(begin, to);
    }
    return begin < white.to ? [...gutters, { from: begin, to: white.to }] : gutters;
  }

  #inside(white: Gutter): Gutter[] {
    const inside: Gutter[] = [];
    for (const { runs } of this.#lines)
      if (runs.length >= this.least)
        for (const run of runs) if (run.from >= white.from && run.to <= white.to) inside.push(run);
    return inside.sort((a, b) => a.from - b.from);
  }

  #count({ runs }: LineInk): void {
    if (runs.length < leastOf(this.#most)) return;
    this.#counted += 1;
    for (const { from, to } of runs) for (let at = from; at < to; at += 1) this.#covered[at]! += 1;
  }
}

const leastOf = (most: number): number => Math.max(2, Math.ceil(shareOfMost * most));
