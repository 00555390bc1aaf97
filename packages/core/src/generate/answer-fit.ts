import { searchWords } from "../review/search-words.ts";
import type { FoundPassage } from "../wire/knowledge.ts";

/** Cosines of the embedded sentence model at which every second past answer fits, and how fast that changes around it. */
const middle = 0.69;
const width = 0.09;
/** Shared words alone say less: they never make it likely. */
const mostByWords = 0.6;

/** Below this no past answer fits. */
export const leastFit = 0.5;

/** How likely the answer to one question is the answer to another, in [0, 1]; see decision 29 for where it comes from. */
export function answerFit(
  text: string,
  { text: question, similarity }: Pick<FoundPassage, "text" | "similarity">,
): number {
  if (similarity !== null) return 1 / (1 + Math.exp(-(similarity - middle) / width));
  const [ours, theirs] = [new Set(searchWords(text)), new Set(searchWords(question))];
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  const all = new Set([...ours, ...theirs]).size;
  return all === 0 ? 0 : (mostByWords * shared) / all;
}
