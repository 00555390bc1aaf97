import type { DraftWire } from "@surety/core/wire/case";

type Passage = DraftWire["passages"][number];
type Sentence = DraftWire["paragraphs"][number][number];

/** What a mark at a sentence says; null where there is nothing to say. */
export const standingWords: Readonly<Record<Sentence["standing"], string | null>> = {
  supported: null,
  courtesy: null,
  unsupported: "no source",
  withheld: "left out",
};

/** Passages that are cited, numbered from 1 in the order in which the draft first names them. */
export function sourceNumbers({ paragraphs }: Pick<DraftWire, "paragraphs">): Map<number, number> {
  const cited = [...new Set(paragraphs.flat().flatMap(({ cites }) => cites))];
  return new Map(cited.map((passage, at) => [passage, at + 1]));
}

/** Where a passage stands: `handbook.pdf, Returns, page 3`. */
export function sourcePlace({ source, heading, page }: Passage): string {
  const kind = source.kind === "draft" ? "sent before" : null;
  return [source.name, heading, page === null ? null : `page ${page}`, kind].filter((part) => part !== null).join(", ");
}
