import type { Draft } from "./draft.ts";

/** What a broken rule leaves of the confidence. */
const afterBrokenRule = 0.5;

/** How far the checks bear a draft out, in [0, 1] each; they rank, and promise nothing. */
export interface DraftSignals {
  /** Of the sentences that claim something, the share that sources say. */
  readonly supported: number;
  readonly rulesKept: number;
  readonly withheld: number;
}

export function draftSignals({ paragraphs, rules }: Pick<Draft, "paragraphs" | "rules">): DraftSignals {
  const sentences = paragraphs.flat();
  const claims = sentences.filter(({ standing }) => standing !== "courtesy");
  const supported = claims.filter(({ standing }) => standing === "supported").length;
  return {
    supported: claims.length === 0 ? 0 : supported / claims.length,
    rulesKept: rules.length === 0 ? 1 : rules.filter(({ kept }) => kept).length / rules.length,
    withheld: sentences.filter(({ standing }) => standing === "withheld").length,
  };
}

/** How likely a draft is fit to be sent: how sure its writer was, times what sources say of it, halved by each broken rule. */
export function draftConfidence(fit: number, draft: Pick<Draft, "paragraphs" | "rules">): number {
  const broken = draft.rules.filter(({ kept }) => !kept).length;
  return Math.min(1, Math.max(0, fit)) * draftSignals(draft).supported * afterBrokenRule ** broken;
}
