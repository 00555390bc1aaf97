/** Cells of two tables that are the same in the same rows and columns, and how many each has that are not empty. */
export interface Likeness {
  same: number;
  expected: number;
  found: number;
}

/**
 * How much of a table was found: the most cells with equal texts that rows and columns, each in their order, can be set
 * against each other. (GriTS of content, with exact texts and by the heuristic that aligns rows by their own best alignment of
 * cells: Smock, Pesala and Abraham, "GriTS: Grid table similarity metric for table structure recognition", 2022.)
 */
export function gridLikeness(
  expected: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
  alike: (a: string, b: string) => number = sameText,
): Likeness {
  const same = mostInOrder(expected, found, (a, b) => mostInOrder(a, b, alike));
  return { same, expected: filled(expected), found: filled(found) };
}

/** Of micro averages: twice what is the same, over all there is. */
export function f1Of(all: readonly Likeness[]): number {
  const sum = (of: (one: Likeness) => number) => all.reduce((total, one) => total + of(one), 0);
  return (2 * sum(({ same }) => same)) / (sum(({ expected }) => expected) + sum(({ found }) => found));
}

/** The largest sum of worths of pairs, in the order of both sequences. */
function mostInOrder<T>(a: readonly T[], b: readonly T[], worth: (one: T, other: T) => number): number {
  let before = Array.from({ length: b.length + 1 }, () => 0);
  for (const one of a) {
    const now = [0];
    for (const [at, other] of b.entries())
      now.push(Math.max(before[at + 1]!, now[at]!, before[at]! + worth(one, other)));
    before = now;
  }
  return before.at(-1)!;
}

/** Blanks do not count: what is read in pictures has them elsewhere. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, "");

const sameText = (a: string, b: string): number => (a !== "" && squeezed(a) === squeezed(b) ? 1 : 0);

/** Of the letters of a text so many may be others than those of another. */
const mostMisread = 0.2;

/** Whether two texts are the same but for letters that were misread. */
export function nearText(a: string, b: string): number {
  const [one, other] = [Array.from(squeezed(a)), Array.from(squeezed(b))];
  const longest = Math.max(one.length, other.length);
  const same = mostInOrder(one, other, (x, y) => (x === y ? 1 : 0));
  return longest > 0 && longest - same <= Math.max(1, mostMisread * longest) && same > 0 ? 1 : 0;
}

const filled = (rows: readonly (readonly string[])[]): number => rows.flat().filter((text) => text !== "").length;
