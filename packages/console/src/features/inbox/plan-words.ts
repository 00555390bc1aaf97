import type { ReviewQuestion } from "@surety/core/wire/review";
import type { PlannedEffect, ReviewPlan, ReviewPreview } from "@surety/core/wire/review-preview";
import { type Draft, withSuggestions } from "./answer-draft.ts";

/** The plan of a draft as it would be sent; null while it is not known, or where something is unanswered. */
export function planOfDraft(
  preview: ReviewPreview | undefined,
  draft: Draft,
  questions: ReviewQuestion[],
): ReviewPlan | null {
  const { verdict, answers } = withSuggestions(draft, questions);
  const found = preview?.answers.find(
    (one) =>
      one.verdict === verdict &&
      (verdict !== "decide" || questions.every(({ judgment }) => one.answers[judgment] === answers[judgment])),
  );
  return found === undefined ? null : (preview?.plans[found.plan] ?? null);
}

/** What would happen first if this answer were chosen beside those that are given. */
export function planOfOption(
  preview: ReviewPreview | undefined,
  draft: Draft,
  questions: ReviewQuestion[],
  judgment: string,
  option: string,
): ReviewPlan | null {
  const chosen: Draft = { ...draft, verdict: "decide", answers: { ...draft.answers, [judgment]: option } };
  return planOfDraft(preview, chosen, questions);
}

/** `then: assign to billing-vip, mail to jo@example.com` */
export function planLine(plan: ReviewPlan): string {
  if (plan.end === "cancelled") return "then: the case ends without an effect";
  if (plan.end === "exception") return "then: it fails and comes back as an exception";
  const done = plan.effects.map(effectWords);
  const more = plan.end === "done" ? [] : [plan.end === "judges" ? "the next judgment" : "more is looked up"];
  const all = [...done, ...more];
  return `then: ${all.length === 0 ? "nothing is done" : all.join(", ")}`;
}

/** One effect in a few words; what the stage keeps inside is said to be kept. */
export function effectWords(effect: PlannedEffect): string {
  return effect.happens ? wordsOf(effect) : `${wordsOf(effect)} (captured, not sent)`;
}

function wordsOf({ kind, target, connection, origin }: PlannedEffect): string {
  switch (kind) {
    case "assign":
      return target === null ? "assign to no queue" : `assign to ${target}`;
    case "store":
      return `keep ${target}`;
    case "start":
      return `start ${target}`;
    case "update":
      return `change ${target} by ${connection}`;
    case "http":
      return `${target} to ${origin ?? connection}`;
    case "webhook":
      return `${target} to ${origin ?? connection}`;
    case "email":
      return `mail to ${target}`;
    case "notify":
      return `message to ${connection}`;
    case "call":
      return `run ${target}`;
  }
}
