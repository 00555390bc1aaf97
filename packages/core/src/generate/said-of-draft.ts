import { shareChanged } from "../review/share-changed.ts";
import { isEdited, type SentDraft } from "../review/drafts.ts";
import { passesOn, type Verdict } from "../review/verdict.ts";
import { draftAnswer } from "./compiled-generate.ts";

/** What one person decided about a case with a draft, as far as it speaks of the draft. */
export interface DraftVote {
  verdict: Verdict;
  answers: Readonly<Record<string, string>>;
  /** All texts that were on screen, as they were drafted and as they were left. */
  drafts: readonly SentDraft[];
  /** Whether fields of the case were corrected, from which the message was made anew. */
  corrected: boolean;
  /** Whether a person had this very screen before them: no bulk, no program, no mailed link. */
  looked: boolean;
}

/** What the vote says of the draft: how much of the message was changed, from 0 to 1, or that it was not sent at all. */
export type SaidOfDraft = { readonly changed: number } | { readonly refused: true };

/**
 * What a vote says of the draft of one judgment; null where it says nothing. That a draft was fine is believed only of
 * somebody who looked; that it was not sent as it stood is a fact, whoever did it: leaving those out would make drafts look
 * better than they are. Whoever sends the case back, splits it or has it judged again would not have sent it either.
 */
export function saidOfDraft(judgment: string, text: string, vote: DraftVote): SaidOfDraft | null {
  if (passesOn(vote.verdict) || vote.answers[judgment] !== draftAnswer) return { refused: true };
  const carriers = new Set(
    vote.drafts.filter((one) => text !== "" && one.draft.includes(text)).map(({ action }) => action),
  );
  const message = vote.drafts.filter(({ action }) => carriers.has(action));
  if (vote.corrected) return { changed: 1 };
  if (message.some(isEdited)) return { changed: changeOf(message) };
  return vote.looked && message.length > 0 ? { changed: 0 } : null;
}

/** Of all texts of the message, each by its length. An edit of spaces alone changes no word, and is none here. */
function changeOf(message: readonly SentDraft[]): number {
  const length = ({ draft, sent }: SentDraft) => Math.max(draft.length, sent.length);
  const all = message.reduce((sum, one) => sum + length(one), 0);
  return message.reduce((sum, one) => sum + (shareChanged(one.draft, one.sent) * length(one)) / all, 0);
}

/** The least favourable of what several people said: under four eyes one objection is enough. */
export function worstOf(said: readonly (SaidOfDraft | null)[]): SaidOfDraft | null {
  const known = said.filter((one) => one !== null);
  if (known.some((one) => "refused" in one)) return { refused: true };
  // Not everybody has looked, so nobody knows whether all would have sent it.
  if (known.length < said.length && known.every((one) => "changed" in one && one.changed === 0)) return null;
  const changes = known.flatMap((one) => ("changed" in one ? [one.changed] : []));
  return changes.length === 0 ? null : { changed: Math.max(...changes) };
}

/** Whether a person would have sent it as it stood, or with no more of its words changed than the document allows. */
export const isAccepted = (said: SaidOfDraft, mostChanged: number): boolean =>
  "changed" in said && said.changed <= mostChanged;
