import type { GridLine } from "./cell-grid.ts";

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
export function described(lines: readonly GridLine[], end: () => number, joins: boolean): Described {
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

/** A blank between words in heights of a line, and what may be left free in shares of the column. */
const [blank, share] = [0.3, 0.1];

/** Whether the first word of a line would not have fitted on the one before, in a column that has to end somewhere. */
function isFoldedInto(before: GridLine, { text, places }: GridLine, endOf: () => number): boolean {
  const [above, own] = [before.places[0]?.box, places[0]?.box];
  if (above === undefined || own === undefined) return false;
  const end = endOf();
  const word = (own[2] * text.split(" ", 1)[0]!.length) / text.length;
  return above[0] + above[2] + blank * own[3] + word > end - share * (end - above[0]);
}
