/** How much longer than the fold a text may be before folding it saves anything. */
const worthFolding = 1.25;
/** A fold may come this much before the limit to end where a reader pauses. */
const earliest = 0.6;
const pauses = [/\n\s*\n/g, /\n/g, /[.!?…]["')\]]?\s/g, /\s/g];

/** Where a long text folds: after a paragraph, else a line, a sentence, a word; null where it is not worth it. */
export function foldPoint(text: string, limit: number): number | null {
  if (text.length <= limit * worthFolding) return null;
  const head = text.slice(0, limit);
  for (const pause of pauses) {
    const last = [...head.matchAll(pause)].at(-1);
    if (last !== undefined && last.index >= limit * earliest) return last.index + last[0].trimEnd().length;
  }
  // A text without a pause is cut, but never through a character.
  return head.toWellFormed() === head ? limit : limit - 1;
}
