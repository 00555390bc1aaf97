import { checkDrafts, type WantedText } from "@surety/core/review/drafts";
import type { ReviewQuestion } from "@surety/core/wire/review";
import type { PlannedEffect } from "@surety/core/wire/review-preview";
import { type Draft, withSuggestions } from "./answer-draft.ts";

/** A text that goes out with the answer as it stands; `text` is what the person left of `draft`. */
export type DraftText = {
  key: string;
  action: string;
  field: string;
  draft: string;
  text: string;
  edited: boolean;
  /** The draft is not the one that was edited: a field was corrected since. */
  stale: boolean;
};

/** Each answer has its own texts: two answers may fire one rule and still say different things. */
function keyOfAnswer(draft: Draft, questions: ReviewQuestion[]): string {
  const { verdict, answers } = withSuggestions(draft, questions);
  return verdict === "decide" ? questions.map(({ judgment }) => answers[judgment] ?? "").join("\n") : `(${verdict})`;
}

/** The texts of one effect that can be edited, in their order. */
export function textsOf(effect: PlannedEffect, draft: Draft, questions: ReviewQuestion[]): DraftText[] {
  const answer = keyOfAnswer(draft, questions);
  const action = effect.action ?? "";
  return effect.editable.map((field) => {
    const key = `${answer}\n${action}/${field}`;
    const drafted = String(effect.request[field]);
    const edit = draft.texts[key];
    const text = edit?.text ?? drafted;
    const edited = text !== drafted;
    return { key, action, field, draft: drafted, text, edited, stale: edited && edit?.from !== drafted };
  });
}

/** The same draft with another text; the text of the machine is none. */
export function editText(draft: Draft, { key, draft: from }: DraftText, text: string): Draft {
  const { [key]: _before, ...others } = draft.texts;
  return { ...draft, texts: text === from ? others : { ...others, [key]: { text, from } } };
}

/** Whether something was written for the answer as it stands, so that its plan must be on screen. */
export function editsTexts(draft: Draft, questions: ReviewQuestion[]): boolean {
  const answer = keyOfAnswer(draft, questions);
  return Object.keys(draft.texts).some((key) => key.startsWith(`${answer}\n`));
}

/** What replaces the drafts of a plan. */
export function wantedTexts(
  effects: readonly PlannedEffect[],
  draft: Draft,
  questions: ReviewQuestion[],
): WantedText[] {
  return effects
    .flatMap((effect) => textsOf(effect, draft, questions))
    .filter(({ edited }) => edited)
    .map(({ action, field, text }) => ({ action, field, text }));
}

/** What is wrong with the texts, in the words of the server; null where nothing is. */
export function wrongText(effects: readonly PlannedEffect[], wanted: readonly WantedText[]): string | null {
  const [first] = checkDrafts(effects, wanted).problems;
  return first === undefined ? null : `${first.message} ${first.remedy}`;
}
