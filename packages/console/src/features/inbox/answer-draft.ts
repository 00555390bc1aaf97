import type { DecisionRequest, ReviewQuestion } from "@surety/core/wire/review";

export type Verdict = "decide" | "reject" | "out-of-scope";

/** What a person has answered so far; kept by review, so that nothing typed is lost. `active` is the question that digits answer. */
export type Draft = {
  answers: Record<string, string>;
  verdict: Verdict;
  reasonCode: string | null;
  note: string;
  active: number;
};

export const emptyDraft: Draft = { answers: {}, verdict: "decide", reasonCode: null, note: "", active: 0 };

const unanswered = (draft: Draft, questions: ReviewQuestion[]): number =>
  questions.findIndex((question) => (draft.answers[question.judgment] ?? "") === "");

/** Answers the active question and goes on to the next one that is open. */
export function choose(draft: Draft, questions: ReviewQuestion[], value: string): Draft {
  const question = questions[draft.active];
  if (question === undefined) return draft;
  const next = { ...draft, verdict: "decide" as const, answers: { ...draft.answers, [question.judgment]: value } };
  const open = unanswered(next, questions);
  return { ...next, active: open === -1 ? draft.active : open };
}

/** Switches between answering, rejecting and "none of these"; the same key again goes back to answering. */
export const toggleVerdict = (draft: Draft, verdict: Verdict): Draft => ({
  ...draft,
  verdict: draft.verdict === verdict ? "decide" : verdict,
  reasonCode: null,
});

/** Enter: what is still open takes the machine's suggestion where there is one. */
export function withSuggestions(draft: Draft, questions: ReviewQuestion[]): Draft {
  if (draft.verdict !== "decide") return draft;
  const answers = { ...draft.answers };
  for (const { judgment, suggestion } of questions)
    if (suggestion !== null && (answers[judgment] ?? "") === "") answers[judgment] = suggestion;
  const filled = { ...draft, answers };
  const open = unanswered(filled, questions);
  return { ...filled, active: open === -1 ? draft.active : open };
}

/** What keeps a draft from being sent, in a sentence; null when nothing does. */
export function missing(draft: Draft, questions: ReviewQuestion[]): string | null {
  if (draft.verdict === "reject")
    return draft.reasonCode === null && draft.note.trim() === "" ? "Say why: choose a reason or write a note." : null;
  if (draft.verdict === "out-of-scope") return null;
  const open = questions[unanswered(draft, questions)];
  return open === undefined ? null : `Choose an answer for ${open.judgment}.`;
}

/** Whether a person's answer differs from the suggestion they saw. */
export const isOverride = (draft: Draft, questions: ReviewQuestion[]): boolean =>
  draft.verdict === "decide" &&
  questions.some(
    ({ judgment, suggestion }) =>
      suggestion !== null && draft.answers[judgment] !== undefined && draft.answers[judgment] !== suggestion,
  );

/** The draft as the server takes it. */
export function toDecision(draft: Draft, seconds: number): DecisionRequest {
  const note = draft.note.trim();
  return {
    answers: draft.verdict === "decide" ? draft.answers : {},
    verdict: draft.verdict,
    reasonCode: draft.reasonCode,
    note: note === "" ? null : note,
    seconds: Math.min(86_400, Math.max(0, seconds)),
  };
}
