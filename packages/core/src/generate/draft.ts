import type { FoundPassage } from "../wire/knowledge.ts";

/** Where a sentence of a draft stands towards its sources. */
export interface DraftSentence {
  readonly text: string;
  /** Which passages it rests on, by their place in the draft's list. */
  readonly cites: readonly number[];
  /**
   * `supported`: its sources say it. `unsupported`: none does. `courtesy`: it claims nothing. `withheld`: it leads
   * somewhere that no source names, and is not part of the text.
   */
  readonly standing: "supported" | "unsupported" | "courtesy" | "withheld";
  /** What is wrong with it; null for what is fine. */
  readonly why: string | null;
}

/** How a draft stands towards one rule of the document. */
export interface KeptRule {
  readonly name: string;
  readonly kept: boolean;
  readonly why: string | null;
}

/** A passage as the draft rests on it. */
export type CitedPassage = Pick<
  FoundPassage,
  "hash" | "base" | "source" | "heading" | "page" | "text" | "answer" | "similarity"
>;

/** What was written for a case, sentence by sentence, with what each rests on. */
export interface Draft {
  /** As it would be sent: without what was withheld. Empty where nothing was written. */
  readonly text: string;
  readonly paragraphs: readonly (readonly DraftSentence[])[];
  readonly passages: readonly CitedPassage[];
  readonly rules: readonly KeptRule[];
  /** What was filled in, by the name of the slot; null where the case has no such value. */
  readonly slots: Readonly<Record<string, string | null>>;
  /** Why nothing was written; null where something was. */
  readonly why: string | null;
  /** The knowledge base that learns from what is sent. */
  readonly learn: string | null;
}

/** The text of a draft as it would be sent. */
export function draftText(paragraphs: Draft["paragraphs"]): string {
  return paragraphs
    .map((sentences) => sentences.flatMap(({ text, standing }) => (standing === "withheld" ? [] : [text])).join(" "))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** A draft without a text: what was found, and nothing that fits. */
export function nothingWritten(
  why: string,
  { passages, slots, learn }: Pick<Draft, "passages" | "slots" | "learn">,
): Draft {
  return { text: "", paragraphs: [], passages, rules: [], slots, why, learn };
}
