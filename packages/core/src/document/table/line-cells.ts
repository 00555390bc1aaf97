import { isNumber } from "./is-number.ts";
import type { LineInk, Strips } from "./line-ink.ts";
import type { LevelWord, PrintLine } from "./print-lines.ts";
import type { Gutter } from "./table-blocks.ts";

/** What one line prints in one column, or over several of them. */
export interface LineCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly words: readonly LevelWord[];
}

/** What is known of columns before their cells are cut. */
export interface Columns {
  readonly gutters: readonly Gutter[];
  /** Which of them hold numbers; none while nobody knows. */
  readonly numeric: readonly boolean[];
}

const muchWider = 1.5;
const mostOfName = 0.6;

export const textOf = (words: readonly LevelWord[]): string => words.map(({ text }) => text).join(" ");

/**
 * The pieces of a line by the column that they stand in. `isHeader` lines name columns: as many pieces as there are columns are
 * their names one by one, wherever they stand, and others are cut wherever two names meet.
 */
export function lineCells(
  line: PrintLine,
  { runs }: LineInk,
  columns: Columns,
  strips: Strips,
  isHeader = false,
): LineCell[] {
  const pieces = piecesOf(line, runs, strips);
  if (isHeader && pieces.length === columns.gutters.length + 1)
    return pieces.map((words, column) => ({ column, columnSpan: 1, words }));
  return pieces.flatMap((words, at) => {
    const run = runs[at]!;
    const through = columns.gutters.flatMap(({ from, to }, place) => (run.from <= from && run.to >= to ? [place] : []));
    if (through.length > 0) return cutAt(words, through, columns, strips, isHeader);
    return [{ column: columnAt((run.from + run.to) / 2, columns.gutters), columnSpan: 1, words }];
  });
}

/** The words of each run of ink; no run is without. */
function piecesOf({ words }: PrintLine, runs: LineInk["runs"], { width }: Strips): LevelWord[][] {
  const pieces: LevelWord[][] = runs.map(() => []);
  let at = 0;
  for (const word of words) {
    while (at < runs.length - 1 && middleOf(word) / width >= runs[at]!.to) at += 1;
    pieces[at]!.push(word);
  }
  return pieces;
}

/** A piece that prints through the white between columns, cut where what follows is the next column's, however near it stands. */
function cutAt(
  words: readonly LevelWord[],
  through: readonly number[],
  columns: Columns,
  strips: Strips,
  isHeader: boolean,
): LineCell[] {
  const cells: LineCell[] = [];
  let rest = words;
  let column = through[0]!;
  for (const at of through) {
    const place = cutPlace(rest, columns.gutters[at]!, columns.numeric[at + 1] === true, strips);
    if (place === null) continue;
    const [before, after] = [rest.slice(0, place), rest.slice(place)];
    if (
      !isHeader &&
      !isNumberOf(at, before, columns) &&
      !isNumberOf(at + 1, until(after, at + 1, columns, strips), columns)
    )
      continue;
    cells.push({ column, columnSpan: at - column + 1, words: before });
    rest = after;
    column = at + 1;
  }
  const last = { column, columnSpan: through.at(-1)! + 1 - column + 1, words: rest };
  return [...cells, isHeader ? overOne(last, columns, strips) : last];
}

/** A name that stands over one column for the most part is that column's, and reaches over its edge. */
function overOne(cell: LineCell, { gutters }: Columns, { width }: Strips): LineCell {
  const [left, right] = [cell.words[0]!.left / width, cell.words.at(-1)!.right / width];
  for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
    const [before, after] = [gutters[column - 1], gutters[column]];
    const from = before === undefined ? 0 : (before.from + before.to) / 2;
    const to = after === undefined ? Infinity : (after.from + after.to) / 2;
    if (Math.min(right, to) - Math.max(left, from) > mostOfName * (right - left))
      return { ...cell, column, columnSpan: 1 };
  }
  return cell;
}

/**
 * The word that begins behind the white between two columns: after much the widest blank there, or else after the one that
 * is nearest to an edge of a column (numbers end at theirs, and begin anywhere). Null where a word stands over all of it.
 */
function cutPlace(
  words: readonly LevelWord[],
  { from, to }: Gutter,
  beforeNumbers: boolean,
  { width, margin }: Strips,
): number | null {
  const [end, begin] = [from * width - margin, to * width + margin];
  const blanks = words.slice(1).flatMap(({ left }, at) => {
    const { right } = words[at]!;
    const middle = (left + right) / 2;
    if (middle < end || middle > begin) return [];
    const off = beforeNumbers ? Math.abs(right - end) : Math.min(Math.abs(right - end), Math.abs(left - begin));
    return [{ place: at + 1, gap: left - right, off }];
  });
  const [widest, next] = blanks.toSorted((a, b) => b.gap - a.gap);
  if (widest === undefined) return null;
  if (next === undefined || widest.gap > muchWider * next.gap) return widest.place;
  return blanks.reduce((best, one) => (one.off < best.off ? one : best)).place;
}

const isNumberOf = (column: number, words: readonly LevelWord[], { numeric }: Columns): boolean =>
  numeric[column] === true && isNumber(textOf(words));

/** Of some words those that begin before a column ends. */
function until(words: readonly LevelWord[], column: number, { gutters }: Columns, { width }: Strips): LevelWord[] {
  const end = gutters[column]?.from ?? Infinity;
  return words.filter(({ left }) => left / width < end);
}

const middleOf = ({ left, right }: LevelWord): number => (left + right) / 2;

/** The column that a place belongs to: as many gutters as have their middle left of it. */
const columnAt = (place: number, gutters: readonly Gutter[]): number =>
  gutters.filter(({ from, to }) => (from + to) / 2 < place).length;
