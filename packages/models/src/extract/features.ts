import type { Candidate } from "@surety/core/extract/candidates";
import type { Layout, Segment } from "@surety/core/extract/layout";
import type { SumFacts } from "@surety/core/extract/sums";

/** Letters, digits (as their number) and marks apart; what a word is to a layout is its letters. */
function wordsOf(text: string): string[] {
  return shape(text).match(/\p{L}+|0+|[^\s\p{L}0]/gu) ?? [];
}

function shape(text: string): string {
  return text.slice(0, 300).toUpperCase().replaceAll(/\d/g, "0");
}

/** A number in [0, 1) as one of so many steps. */
function step(value: number, steps: number): number {
  return Number.isFinite(value) ? Math.min(steps - 1, Math.max(0, Math.floor(value * steps))) : 0;
}

function wordsAndPairs(prefix: string, text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((word, at) =>
    at === 0 ? [prefix + word] : [prefix + word, `${prefix}${words[at - 1]}_${word}`],
  );
}

/** What a piece of text says of itself: its words, its letters, what stands around it, and where it stands. */
export function segmentFeatures(layout: Layout, at: number): string[] {
  const { segments } = layout;
  const segment = segments[at]!;
  const { text } = segment;
  const letters = shape(text);
  const grams = Array.from(
    { length: Math.max(0, letters.length - 3) },
    (_, from) => `c:${letters.slice(from, from + 4)}`,
  );
  const neighbour = (prefix: string, one: Segment | undefined) =>
    one === undefined ? [`${prefix}none`] : wordsAndPairs(prefix, one.text);
  const digits = text.replaceAll(/\D/g, "").length;
  return [
    ...wordsAndPairs("w:", text),
    ...grams,
    ...neighbour("p:", segments[at - 1]),
    ...neighbour("n:", segments[at + 1]),
    ...wordsOf(segments[at - 2]?.text ?? "").map((word) => `pp:${word}`),
    ...placeFeatures(layout, segment),
    `i:${Math.min(at, 14)}`,
    `first:${at < 3}`,
    `digits:${step(digits / text.length, 5)}`,
    `length:${Math.min(8, text.length >> 2)}`,
    `rest:${segment.continues}`,
    `five:${/\b\d{5}\b/.test(text)}`,
  ];
}

function placeFeatures(layout: Layout, { box, page, row, place }: Segment): string[] {
  const [left, right, top, bottom] = layout.extents[page]!;
  const [x, y, width, height] = box;
  const across = Math.max(1, right - left);
  return [
    `page:${Math.min(page, 3)}`,
    `row:${Math.min(row, 14)}`,
    `y:${step((y - top) / Math.max(1, bottom - top), 12)}`,
    `h:${step(height / layout.letterHeight / 3, 8)}`,
    `x:${step((x + width / 2 - left) / across, 6)}`,
    `width:${step(width / across, 6)}`,
    `in:${layout.rows[row]!.length}`,
    `place:${Math.min(place, 4)}`,
  ];
}

/** What a candidate's surroundings say of it: the words before, behind, above and below, its form, and where it stands. */
export function candidateFeatures(
  layout: Layout,
  all: readonly Candidate[],
  at: number,
  sums: SumFacts | null,
): string[] {
  const candidate = all[at]!;
  const { segment, before, after, printed } = candidate;
  const textOf = (row: number) => (layout.rows[row] ?? []).map((one) => one.text).join(" ");
  const left = wordsOf(before);
  return [
    ...wordsAndPairs("l:", before),
    `all:${left.join("_")}`,
    ...wordsOf(after)
      .slice(0, 3)
      .map((word) => `r:${word}`),
    ...wordsOf(textOf(segment.row - 1)).map((word) => `u:${word}`),
    ...wordsOf(textOf(segment.row + 1)).map((word) => `d:${word}`),
    ...aboveFeatures(layout, candidate),
    `form:${shape(printed)}`,
    `left:${Math.min(4, left.length)}`,
    `rank:${Math.min(5, at)}`,
    ...placeFeatures(layout, segment),
    ...amongOthers(all, at),
    ...(sums === null ? [] : [`difference:${sums.difference}`, `sum:${sums.sum}`, `column:${sums.column}`]),
  ];
}

/** The heading that stands over it, however far: the nearest text without figures that is above it. */
function aboveFeatures(layout: Layout, { segment, box }: Candidate): string[] {
  const middle = box[0] + box[2] / 2;
  for (let row = segment.row - 1; row >= Math.max(0, segment.row - 12); row -= 1) {
    const over = layout.rows[row]!.find(
      (one) => one.page === segment.page && one.box[0] <= middle && middle <= one.box[0] + one.box[2],
    );
    if (over !== undefined && !/\d/.test(over.text))
      return wordsOf(over.text)
        .slice(0, 4)
        .map((word) => `over:${word}`);
  }
  return ["over:none"];
}

/** How it stands to the other candidates: how often it is there, and, of figures, how large it is among them. */
function amongOthers(all: readonly Candidate[], at: number): string[] {
  const { value, segment } = all[at]!;
  const often = all.filter((one) => one.value === value).length;
  const size = Number(value);
  const sizes = [...new Set(all.map((one) => Number(one.value)))].filter(Number.isFinite).sort((a, b) => b - a);
  const figures = Number.isFinite(size)
    ? [
        `largest:${size === sizes[0]}`,
        `size:${Math.min(6, sizes.indexOf(size))}`,
        `five:${Math.abs(size * 20 - Math.round(size * 20)) < 1e-6}`,
      ]
    : [];
  return [`often:${Math.min(5, often)}`, `last:${segment.row === all.at(-1)!.segment.row}`, ...figures];
}
