const words = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * How much of a draft a person changed: the words and marks that were put in, taken out or replaced (Levenshtein, 1966),
 * as a share of the longer text. 0 is unchanged but for its spaces, 1 has nothing in common.
 */
export function shareChanged(draft: string, sent: string): number {
  if (draft === sent) return 0;
  const numbers = new Map<string, number>();
  const [before, after] = [numbered(draft, numbers), numbered(sent, numbers)];
  const longer = Math.max(before.length, after.length);
  return longer === 0 ? 0 : editDistance(...withoutCommonEnds(before, after)) / longer;
}

/** The words and marks of a text, the same word always as the same number; by the rules of Unicode, for texts without spaces too. */
function numbered(text: string, numbers: Map<string, number>): number[] {
  return [...words.segment(text)].flatMap(({ segment }) => {
    if (segment.trim() === "") return [];
    const number = numbers.get(segment) ?? numbers.size;
    numbers.set(segment, number);
    return [number];
  });
}

/** Most edits change one place: what stands the same before and behind it need not be compared. */
function withoutCommonEnds(before: number[], after: number[]): [number[], number[]] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

/** Row by row, so that two long texts need no table of all their words. */
function editDistance(before: readonly number[], after: readonly number[]): number {
  let row = Uint32Array.from({ length: after.length + 1 }, (_, at) => at);
  for (const [place, word] of before.entries()) {
    const next = new Uint32Array(row.length);
    next[0] = place + 1;
    for (let at = 1; at < row.length; at += 1) {
      const replaced = row[at - 1]! + (after[at - 1] === word ? 0 : 1);
      next[at] = Math.min(replaced, row[at]! + 1, next[at - 1]! + 1);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
