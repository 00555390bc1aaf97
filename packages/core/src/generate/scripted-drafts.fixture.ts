import { draftConfidence } from "./draft-confidence.ts";
import type { Draft, DraftSentence } from "./draft.ts";
import { saidOfDraft, type SaidOfDraft } from "./said-of-draft.ts";
import { whyMarked } from "./why-read.ts";

/** A draft of a writer whose true acceptance is known. */
export interface ScriptedDraft {
  caseId: string;
  confidence: number;
  /** Whether a check has marked it. */
  marked: boolean;
  /** The chance that a person would not send it as it is. */
  risk: number;
  draft: Draft;
}

const words = "Unused goods can be sent back within thirty days of their delivery to our house.";

/**
 * A writer that is surer of what people accept, and too modest by far. What the checks mark is accepted more often than the
 * rest of the same confidence, so that a gate which mixed them in would promise too much.
 */
export function scriptedDrafts(count: number, random: () => number): ScriptedDraft[] {
  return Array.from({ length: count }, () => {
    const fit = 0.95 - 0.6 * random() ** 1.5;
    const spoilt = random() < 0.25;
    const draft = draftOf(spoilt);
    const confidence = draftConfidence(fit, draft);
    const risk = spoilt ? 0.01 : 0.02 + 0.7 * Math.max(0, 0.85 - fit);
    return { caseId: `case ${random()}`, confidence, marked: whyMarked(draft) !== null, risk, draft };
  });
}

function draftOf(spoilt: boolean): Draft {
  const said = (standing: DraftSentence["standing"]): DraftSentence => ({
    text: words,
    cites: [0],
    standing,
    why: null,
  });
  const paragraphs = [[said("supported"), ...(spoilt ? [said("unsupported")] : []), said("courtesy")]];
  return { text: words, paragraphs, passages: [], rules: [], slots: {}, why: null, learn: null };
}

/** What a person does with it: sends it, mends some of its words, or refuses it. */
export function decided({ risk, draft }: ScriptedDraft, random: () => number): SaidOfDraft | null {
  const wrong = random() < risk;
  const refuses = wrong && random() < 0.3;
  const sent = wrong ? draft.text.replace("thirty", "sixty") : draft.text;
  const drafts = [{ action: "2.0.0", field: "text", draft: draft.text, sent }];
  const vote = { verdict: "decide" as const, drafts, corrected: false, looked: true };
  return saidOfDraft("reply", draft.text, { ...vote, answers: refuses ? {} : { reply: "draft" } });
}

/** The labels of a time in which a case was seen with this chance; what is marked is no evidence. */
export function labelled(drafts: readonly ScriptedDraft[], draw: number, random: () => number) {
  const drawn = drafts.filter((one) => !one.marked && random() < draw);
  return drawn.flatMap((one) => {
    const said = decided(one, random);
    return said === null ? [] : [{ ...one, draw, segment: null, accepted: "changed" in said && said.changed === 0 }];
  });
}
