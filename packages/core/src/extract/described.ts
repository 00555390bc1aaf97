import type { Box } from "../wire/document-page.ts";
import type { CellGrid, GridLine } from "./cell-grid.ts";

/** What the lines of a cell of words say: a name, article numbers, and labels with their values. */
export interface Described {
  readonly name: readonly GridLine[];
  readonly codes: readonly GridLine[];
  readonly labelled: readonly { readonly label: string; readonly value: string; readonly line: GridLine }[];
}

/** A word of capitals and digits alone. */
const code = /^(?=\S*\d)[\p{Lu}\d][\p{Lu}\d./_-]{2,31}$/u;
const label = /^[-*•]?\s*(?<label>\p{L}[^:]{0,40}?)\s?:(?!\/)\s*(?<value>.*)$/u;

/**
 * Tells a name from what is said below it. The first line of words begins it. What would not have fitted on the line before is
 * part of it; what begins below for another reason is where `joins` says so. Numbers of articles and labels never are.
 */
export function described(lines: readonly GridLine[], end: number, joins: boolean): Described {
  const codes = lines.filter(({ text }) => code.test(text));
  const labelled = lines.flatMap((line, at) => (at === 0 || codes.includes(line) ? [] : (labelIn(line) ?? [])));
  const aside = new Set([...codes, ...labelled.map(({ line }) => line)]);
  const first = lines.findIndex((line) => !aside.has(line));
  if (first < 0) return { name: lines.slice(0, 1), codes: [], labelled };
  const name = [lines[first]!];
  let isFolded = true;
  for (const [at, line] of lines.entries()) {
    if (at <= first) continue;
    if (codes.includes(line)) continue;
    isFolded &&= !aside.has(line) && isFoldedInto(name.at(-1)!, line, end);
    if (isFolded || (joins && !aside.has(line))) name.push(line);
  }
  return { name, codes, labelled };
}

function labelIn(line: GridLine): Described["labelled"][number] | null {
  const { label: name = "", value = "" } = label.exec(line.text)?.groups ?? {};
  return name === "" ? null : { label: name, value, line };
}

/** A blank between words, and the white before the next column, in heights of a line; and in shares of the column. */
const [blank, margin, share] = [0.3, 0.5, 0.1];

/** Whether the first word of a line would not have fitted on the one before, in a column that has to end at `end`. */
function isFoldedInto(before: GridLine, { text, places }: GridLine, end: number): boolean {
  const [above, own] = [before.places[0]?.box, places[0]?.box];
  if (above === undefined || own === undefined) return false;
  const word = (own[2] * text.split(" ", 1)[0]!.length) / text.length;
  return above[0] + above[2] + blank * own[3] + word > end - share * (end - above[0]);
}

/** Where the lines of a column have to end: before what stands next to the right of where they begin. */
export function columnEnd(rows: CellGrid["rows"], column: number): number {
  const boxes = rows.map((row) => row.map(({ places }) => places[0]?.box));
  const begins = Math.max(...boxes.map((row) => row[column]?.[0] ?? 0));
  return boxes.flat().reduce((end, box) => Math.min(end, endBefore(box, begins)), Infinity);
}

const endBefore = (box: Box | undefined, begins: number): number =>
  box === undefined || box[0] <= begins + box[3] ? Infinity : box[0] - margin * box[3];
