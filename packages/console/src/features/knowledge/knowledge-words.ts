import { ordinal } from "@surety/core/knowledge/ordinal";
import type { FoundPassage, KnowledgeSource } from "@surety/core/wire/knowledge";
import { count, counted } from "../../design/format.ts";

/** What a source is, in a word. */
export const kindWords: Readonly<Record<KnowledgeSource["kind"], string>> = {
  file: "file",
  answers: "past answers",
  draft: "sent draft",
};

/** How far the meaning of passages is worked out; null where all of it is. */
export function meaningWords({ passages, embedded }: { passages: number; embedded: number }): string | null {
  if (embedded >= passages) return null;
  return `meaning of ${count(embedded)} worked out so far`;
}

/** Why a passage was found: its places in both orders, and how near its meaning is. */
export function foundWords({
  byWords,
  byMeaning,
  similarity,
}: Pick<FoundPassage, "byWords" | "byMeaning" | "similarity">): string {
  const words = byWords === null ? "shares no word with the question" : `${ordinal(byWords)} by its words`;
  if (byMeaning === null) return `${words}; not compared by meaning`;
  const near = similarity === null ? "" : ` (similarity ${similarity.toFixed(2)})`;
  return `${words}, ${ordinal(byMeaning)} by its meaning${near}`;
}

/** Where a passage stands: under which heading, on which page. */
export const placeWords = ({ source, heading, page }: Pick<FoundPassage, "source" | "heading" | "page">): string =>
  [source.name, heading, page === null ? null : `page ${page}`].filter((part) => part !== null).join(" › ");

/** `12 passages, meaning of 3 worked out so far` */
export function sizeWords(held: { passages: number; embedded: number }): string {
  return [counted(held.passages, "passage"), meaningWords(held)].filter((part) => part !== null).join(", ");
}
