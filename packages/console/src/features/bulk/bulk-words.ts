import { recordWords } from "@surety/core/extract/record-words";
import { reasonCases } from "@surety/core/review/reasons";
import type { Bulk, BulkExclusion, BulkItem, BulkPlan } from "@surety/core/wire/bulk";
import { type Draft, verdictForAll } from "../inbox/answer-draft.ts";
import { fittingReasons } from "../inbox/fitting-reasons.ts";
import { effectWords } from "../inbox/plan-words.ts";

/** Why a review is left out, as a colleague would say it. */
export const exclusionWords: Record<BulkExclusion, string> = {
  gone: "Not there any more",
  decided: "Decided already, or being decided",
  held: "Somebody else is working on it",
  "given-to-other": "Given to somebody else",
  "not-yours": "Not yours to decide",
  "answered-by-you": "You have answered it; somebody else must be the other",
  "answer-seen": "You have opened the machine's answer to it",
  "high-stakes": "Much is at stake",
  "four-eyes": "Two people must look at it",
  exception: "Something went wrong with it",
  timed: "It is timed",
  "other-question": "It asks something else",
  look: "Drawn for a look by itself: what you say of these shows how good the rest was",
};

/** `waiting` reviews have not come to their turn yet. */
export const stateWords: Record<BulkItem["state"], string> = {
  waiting: "waits for its turn",
  decided: "decided",
  refused: "not decided",
  withdrawn: "taken back before it was decided",
  undone: "taken back",
};

type Group = BulkPlan["effects"][number];

/** `assign to billing-vip`, or `mail to 38 different recipients` where each goes elsewhere. */
export function groupWords({ sample, targets, ...group }: Group): string {
  const target =
    targets > 1 ? `${targets} different ${group.kind === "email" ? "recipients" : "targets"}` : group.target;
  return effectWords({ action: null, editable: [], ...group, target, request: sample.request });
}

/** What Enter would do. */
export function confirmWords(plan: BulkPlan, verdict: "decide" | "reject" | "out-of-scope"): string {
  const n = plan.included.length;
  const what = `${n} review${n === 1 ? "" : "s"}`;
  if (verdict === "reject") return `Reject ${what}`;
  return verdict === "out-of-scope" ? `Send ${what} to the exceptions` : `Decide ${what}`;
}

/** Whether nothing is lacking but the confirmation. */
export function answered(draft: Draft, plan: BulkPlan): boolean {
  if (lacksReason(draft, plan)) return false;
  if (draft.verdict === "reject") return draft.reasonCode !== null || draft.note.trim() !== "";
  const open = plan.questions.some(({ judgment }) => (draft.answers[judgment] ?? "") === "");
  return draft.verdict === "out-of-scope" || !open;
}

type Reasons = Pick<BulkPlan, "reasons" | "reasonsRequired" | "overrides">;

/** Those of the workflow that fit what is about to be said, as for a review by itself. */
export const bulkReasons = (draft: Draft, { reasons, overrides }: Reasons): BulkPlan["reasons"] =>
  fittingReasons({ reasons }, { ...draft, verdict: verdictForAll(draft), edits: {} }, overrides > 0);

/** Whether the workflow wants a reason for what is said to all, and has none that fits. */
export function lacksReason(draft: Draft, { reasons, reasonsRequired, overrides }: Reasons): boolean {
  const cases = reasonCases({ verdict: verdictForAll(draft), override: overrides > 0, edits: 0 });
  const needing = cases.find((each) => reasonsRequired.includes(each));
  if (needing === undefined) return false;
  return !reasons.some((one) => one.code === draft.reasonCode && (one.for === null || one.for.includes(needing)));
}

export const statusWords: Record<Bulk["status"], string> = {
  deciding: "being decided",
  decided: "all settled",
  undoing: "being taken back",
  undone: "taken back",
};

/** `refund`, `Rejected`: what was said to all of them. */
export function answerWords({ verdict, answers }: Pick<Bulk, "verdict" | "answers">): string {
  if (verdict === "reject") return "Rejected";
  return verdict === "out-of-scope"
    ? "None fits"
    : Object.values(answers)
        .map((value) => recordWords(value))
        .join(" · ");
}
