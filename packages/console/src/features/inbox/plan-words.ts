import type { ReviewQuestion } from "@surety/core/wire/review";
import type { PlannedEffect, ReviewPlan, ReviewPreview } from "@surety/core/wire/review-preview";
import { spokenTime } from "../../design/format.ts";
import { isMoney, moneyWords, valueWords } from "../case/value-words.ts";
import { type Draft, withSuggestions } from "./answer-draft.ts";

/** The plan of a draft as it would be sent; null while it is not known, or where something is unanswered. */
export function planOfDraft(
  preview: ReviewPreview | undefined,
  draft: Draft,
  questions: ReviewQuestion[],
): ReviewPreview["plans"][number] | null {
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
  if (plan.branches.length > 0) more.push(`${plan.follows.at(-1)?.judgment} follows`);
  const all = [...done, ...more];
  return `then: ${all.length === 0 ? "nothing happens" : all.join(", ")}`;
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
    case "tool":
      return `${target} of ${origin ?? connection}`;
    case "call":
      return `run ${target}`;
  }
}

/** Whether it is a call that an agent proposed: whoever decides must see all of it. */
export const isProposedCall = ({ action }: PlannedEffect): boolean => /^\d+\.\d+\.\d+\./.test(action ?? "");

/** What the effect is about, in a few facts: amounts first, then what is short enough to stand in a line. */
export function effectFacts({ request, target }: PlannedEffect): string[] {
  const leaves = leavesOf(request).filter(
    ({ words }) => words.length <= mostShort && words !== target && !identifier.test(words),
  );
  const amounts = leaves.filter(({ name }) => amountNames.test(name));
  return [...amounts, ...leaves.filter((leaf) => !amounts.includes(leaf))]
    .slice(0, mostFacts)
    .map(({ name, words }) => `${name} ${words}`);
}

/** Says nothing to a reader. */
const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/;
const mostShort = 60;
const mostFacts = 3;
const amountNames = /amount|total|price|sum|refund|credit|fee|value/i;

/** The values of a request with their own names, however deep they stand; money in its unit. */
function leavesOf(value: unknown, name = ""): { name: string; words: string }[] {
  if (isMoney(value)) return [{ name, words: moneyWords(value) }];
  if (Array.isArray(value) || value === null || value === undefined) return [];
  if (typeof value === "object") return Object.entries(value).flatMap(([key, each]) => leavesOf(each, key));
  return name === "" ? [] : [{ name, words: valueWords(value) ?? "" }];
}

/** Which rule acts and on what condition: `Rule “Refunds”: intent is refund`. */
export function ruleWords({ rule, name, when, words }: ReviewPlan["rules"][number]): string {
  if (rule === null) return "No rule holds.";
  const called = name === null ? `Rule ${rule + 1}` : `Rule “${name}”`;
  return when === null ? `${called}: no rule before it holds` : `${called}: ${words ?? when}`;
}

/** Whom a rule asks that follows from this answer. */
export const branchWords = (judgment: string): string =>
  `Where nothing speaks against it, ${judgment} follows and nobody is asked again. Anything else comes back to a person.`;

/** The same for the line above the buttons: what is looked up, and what each answer of the rule would send or keep. */
export function followsLine({ note, branches, follows }: ReviewPlan): string | null {
  const rule = follows.at(-1);
  if (rule === undefined || branches.length === 0) return null;
  const each = branches.map(({ answer, effects }) => {
    const told = effects.filter(({ kind }) => kind !== "assign").map(effectWords);
    return told.length === 0 ? answer : `${answer} (${told.join(", ")})`;
  });
  return `${note ?? ""} Where nothing speaks against it, ${rule.judgment} follows unasked: ${each.join(", ")}.`.trim();
}

/** How long an answer can be taken back, before anything of it begins. */
export function undoWords(seconds: number): string {
  return seconds === 0 ? "It begins at once." : `It begins after ${spokenTime(seconds)}; until then z takes it back.`;
}

/** Whether it is known what would follow: where a case is passed on, its next judgment is not. */
export const showsPlan = ({ verdict }: Draft): boolean =>
  verdict === "decide" || verdict === "reject" || verdict === "out-of-scope" || verdict === "send-back";

/** What tells the sender; null while it is not known. */
export function sendBackPlan(preview: ReviewPreview | undefined): ReviewPlan | null {
  if (preview?.sendBack === null || preview?.sendBack === undefined) return null;
  const note =
    preview.sendBack.length === 0
      ? "Nobody is told by itself: the page of the case has the link for its sender."
      : null;
  return { rules: [], effects: preview.sendBack, follows: [], branches: [], end: "done", note };
}
