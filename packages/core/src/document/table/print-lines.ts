import type { Box, DocumentPage } from "../../wire/document-page.ts";
import { skewOf } from "./skew.ts";

/** A word of a page, levelled: where it would stand if the page lay straight. */
export interface LevelWord {
  readonly text: string;
  /** As it was given, in the units of the page. */
  readonly box: Box;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Which piece it was read in, where pieces of several words were; null for words of a PDF. */
  readonly piece: number | null;
}

/** A line of print: words beside each other, from left to right. */
export interface PrintLine {
  readonly words: readonly LevelWord[];
  readonly top: number;
  readonly bottom: number;
}

export interface PrintLines {
  readonly lines: readonly PrintLine[];
  /** The height of an ordinary word. */
  readonly letterHeight: number;
}

/** More lines than this of a page are not looked at: no page of print has them. */
const mostLines = 250;
/** Nor so many words. */
const mostWords = 20_000;

/** The lines of a page from top to bottom, however the page lies by a degree or two. */
export function printLines({ words = [] }: Pick<DocumentPage, "words">): PrintLines {
  const upright = firstWords(words).filter(isUpright);
  const letterHeight = middle(upright.map(({ box }) => box[3])) || 1;
  const slope = skewOf(upright, letterHeight);
  const level = upright.map((word) => levelled(word, slope)).sort((a, b) => centre(a) - centre(b));
  const lines: OpenLine[] = [];
  for (const word of level) {
    const line = lines.slice(-3).findLast((one) => standsIn(one, word));
    if (line !== undefined) add(line, word, letterHeight);
    else if (lines.length < mostLines) lines.push({ words: [word], top: word.top, bottom: word.bottom });
  }
  return { lines: lines.map(ordered).sort((a, b) => a.top + a.bottom - b.top - b.bottom), letterHeight };
}

interface OpenLine {
  words: LevelWord[];
  top: number;
  bottom: number;
}

type Given = NonNullable<DocumentPage["words"]>[number];
type Word = Given & Pick<LevelWord, "piece">;

function firstWords(words: readonly Given[]): Word[] {
  const isRead = words.some(({ text }) => /\S\s+\S/.test(text));
  const cut: Word[] = [];
  for (const [at, word] of words.entries()) {
    if (cut.length >= mostWords) break;
    cut.push(...cutAtBlanks(word, isRead ? at : null));
  }
  return cut;
}

/** What OCR reads is whole lines: their words stand about where their letters count. */
function cutAtBlanks(word: Given, piece: number | null): Word[] {
  const { text, box } = word;
  const [left, top, width, height] = box;
  const letters = text.length;
  return Array.from(text.matchAll(/\S+/g), ({ 0: own, index }) => ({
    text: own,
    box: [left + (width * index) / letters, top, (width * own.length) / letters, height],
    piece,
  }));
}

/** Print along the edge of a page stands in no line. */
const isUpright = ({ text, box: [, , width, height] }: Word): boolean =>
  width > 0 && height > 0 && (text.length < 3 || height < 1.5 * width);

function levelled({ text, box, piece }: Word, slope: number): LevelWord {
  const [left, top, width, height] = box;
  const drop = slope * (left + width / 2);
  return { text, box, left, right: left + width, top: top - drop, bottom: top + height - drop, piece };
}

const centre = ({ top, bottom }: { top: number; bottom: number }): number => (top + bottom) / 2;

/** Whether a word and a line have most of the height of the lower of the two in common. */
function standsIn(line: OpenLine, word: LevelWord): boolean {
  const shared = Math.min(line.bottom, word.bottom) - Math.max(line.top, word.top);
  return shared > 0.5 * Math.min(line.bottom - line.top, word.bottom - word.top);
}

/** A line stays as high as its ordinary words: a tall one among them does not draw the next line in. */
function add(line: OpenLine, word: LevelWord, letterHeight: number): void {
  line.words.push(word);
  const height = Math.max(line.bottom - line.top, 1.3 * letterHeight);
  line.top = Math.min(line.top, Math.max(word.top, line.bottom - height));
  line.bottom = Math.max(line.bottom, Math.min(word.bottom, line.top + height));
}

const ordered = (line: OpenLine): PrintLine => ({ ...line, words: line.words.sort((a, b) => a.left - b.left) });

/** The middle one of some numbers; 0 of none. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
