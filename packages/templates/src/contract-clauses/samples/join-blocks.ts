import type { ClauseSpan, LabelledText } from "@surety/core/clause/clause";

/** A paragraph as it is read: lines that were folded are read with an end of line for a blank. */
export interface ReadBlock {
  readonly text: string;
  /** What stands between it and the paragraph before. */
  readonly before: string;
  readonly clauses: readonly ClauseSpan[];
}

/** The text that is read of a document, with the places of its clauses in the whole. */
export function joinBlocks(blocks: readonly ReadBlock[]): LabelledText {
  let text = "";
  const clauses: ClauseSpan[] = [];
  for (const [at, block] of blocks.entries()) {
    if (at > 0) text += block.before;
    const from = text.length;
    text += block.text;
    for (const { type, start, end } of block.clauses)
      join(clauses, { type, start: from + start, end: from + end }, text);
  }
  return { text, clauses };
}

/** Points of one clause that follow each other are one place. */
function join(clauses: ClauseSpan[], next: ClauseSpan, text: string): void {
  const last = clauses.at(-1);
  const follows = last?.type === next.type && text.slice(last.end, next.start).trim() === "";
  if (follows) clauses[clauses.length - 1] = { ...last, end: next.end };
  else clauses.push(next);
}
