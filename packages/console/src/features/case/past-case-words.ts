import type { PastCase } from "@surety/core/wire/past-case";

export type PastMeaning = "automated" | "reviewed" | "caught" | "harm" | null;

/** Whose answer it was and whether it stood, in a few words, with the colour that this has everywhere. */
export function standingWords({ status, decidedBy, overturned }: PastCase): { words: string; meaning: PastMeaning } {
  if (overturned === "outcome") return { words: "turned out wrong", meaning: "harm" };
  if (overturned === "audit") return { words: "an audit found it wrong", meaning: "harm" };
  if (overturned === "person") return { words: "a person changed it", meaning: "caught" };
  if (decidedBy === "person") return { words: "a person said so", meaning: "reviewed" };
  if (decidedBy === "machine") return { words: "automatic", meaning: "automated" };
  return { words: openWords[status], meaning: null };
}

const openWords: Record<PastCase["status"], string> = {
  received: "just arrived",
  running: "under way",
  waiting: "still open",
  done: "done",
  failed: "failed",
  quarantined: "set aside",
  cancelled: "rejected or cancelled",
};

/** `reopened: yes` */
export function outcomeWords(outcome: PastCase["outcome"]): string | null {
  if (outcome === null) return null;
  const { name, value } = outcome;
  return `${name}: ${typeof value === "boolean" ? (value ? "yes" : "no") : value}`;
}

/** `intent: refund` without the name of the judgment, which stands on every line. */
export const answerWords = (answer: string | null): string | null => answer?.replace(/^[^:]{1,100}: /, "") ?? null;
