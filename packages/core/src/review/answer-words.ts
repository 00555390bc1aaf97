import { clauseWords } from "../clause/clause-value.ts";
import { recordWords } from "../extract/record-words.ts";

/** An answer to a judgment of this kind as people read it in a line; most answers are their own words. */
export function answerWords(kind: string | undefined, value: string, most?: number): string {
  if (kind === "clauses") return clauseWords(value);
  return kind === "extract" ? recordWords(value, most) : value;
}
