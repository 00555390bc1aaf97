import { passesOn, type Verdict as ServerVerdict } from "@surety/core/review/verdict";
import type { WantedText } from "@surety/core/review/drafts";
import type { JudgmentWire } from "@surety/core/wire/case";
import type { DecisionRequest, ReviewQuestion } from "@surety/core/wire/review";

/** What the panel is for at the moment: a verdict, or the move to another queue, which is none. */
export type Verdict = ServerVerdict | "escalate";

/** What a person has answered so far; kept by review, so that nothing typed is lost. `active` is the question that digits answer. */
export type Draft = {
  answers: Record<string, string>;
  verdict: Verdict;
  reasonCode: string | null;
  note: string;
  active: number;
  /** Whether the fields are open for correction, and what was corrected: values by JSON pointer. */
  editing: boolean;
  edits: Record<string, unknown>;
  /** Texts that go out in place of drafts, by answer, action and field; with the draft that each was made of. */
  texts: Record<string, { text: string; from: string }>;
  /** What the sender is asked. */
  question: string;
  asked: string[];
  /** The inputs of the cases that this one becomes. */
  parts: Record<string, unknown>[];
  /** The queue to escalate to; empty for the workflow's own next one. */
  queue: string;
};

export const emptyDraft: Draft = {
  answers: {},
  verdict: "decide",
  reasonCode: null,
  note: "",
  active: 0,
  editing: false,
  edits: {},
  texts: {},
  question: "",
  asked: [],
  parts: [],
  queue: "",
};

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
  if (draft.verdict === "send-back")
    return draft.question.trim() === "" ? "Write what the sender is to tell you." : null;
  if (draft.verdict === "split") return draft.parts.length < 2 ? "A case is split into at least two." : null;
  if (draft.verdict === "escalate") return draft.note.trim() === "" ? "Write a note for whoever takes it there." : null;
  if (draft.verdict === "judge-again") return null;
  if (draft.verdict === "reject")
    return draft.reasonCode === null && draft.note.trim() === "" ? "Say why: choose a reason or write a note." : null;
  if (draft.verdict === "out-of-scope") return null;
  const open = questions[unanswered(draft, questions)];
  return open === undefined ? null : `Choose an answer for ${open.judgment}.`;
}

/** What can be said to many at once: nothing that passes a case on. */
export const verdictForAll = ({ verdict }: Draft): "decide" | "reject" | "out-of-scope" =>
  verdict === "reject" || verdict === "out-of-scope" ? verdict : "decide";

/** Whether a person's answer differs from the suggestion they saw. */
export const isOverride = (draft: Draft, questions: ReviewQuestion[]): boolean =>
  draft.verdict === "decide" &&
  questions.some(
    ({ judgment, suggestion }) =>
      suggestion !== null && draft.answers[judgment] !== undefined && draft.answers[judgment] !== suggestion,
  );

/** Whether corrections change what is done, so that their effect must be on screen before. */
export const needsPlan = ({ edits, verdict }: Draft): boolean =>
  Object.keys(edits).length > 0 && verdict !== "escalate" && !passesOn(verdict);

/** Whether an answer lets happen what a model proposed or wrote, so that it must be on screen before. */
export const approvesCalls = (
  { verdict, answers }: Draft,
  judged: readonly JudgmentWire[],
  questions: readonly ReviewQuestion[],
): boolean =>
  verdict === "decide" &&
  (judged.some(({ name, value, calls }) => calls.length > 0 && answers[name] === value) ||
    questions.some(({ kind, judgment }) => kind === "generate" && answers[judgment] !== undefined));

/** What was on screen: the hash of the plan, and what is sent in place of its drafts. */
export type OnScreen = { planHash: string; drafts: WantedText[] };

/** The draft as the server takes it, with what was on screen where that matters. */
export function toDecision(draft: Draft, seconds: number, shown: OnScreen | null = null): DecisionRequest {
  const note = draft.note.trim();
  return {
    answers: draft.verdict === "decide" ? draft.answers : {},
    verdict: draft.verdict === "escalate" ? "decide" : draft.verdict,
    ...(Object.keys(draft.edits).length === 0 ? {} : { edits: draft.edits as NonNullable<DecisionRequest["edits"]> }),
    ...(shown === null ? {} : { planHash: shown.planHash }),
    ...(shown === null || shown.drafts.length === 0 ? {} : { drafts: shown.drafts }),
    ...(draft.verdict === "send-back" ? { question: { text: draft.question.trim(), fields: draft.asked } } : {}),
    ...(draft.verdict === "split" ? { parts: draft.parts as NonNullable<DecisionRequest["parts"]> } : {}),
    reasonCode: draft.reasonCode,
    note: note === "" ? null : note,
    seconds: Math.min(86_400, Math.max(0, seconds)),
  };
}
