import { termsOf } from "./condition/terms.ts";
import { isEverything } from "./condition/range.ts";
import { type ActionSite, asksModel, type Patient } from "./patient.ts";

/** Whether a person decides every case before this action: stakes are high (its own, or all) and something is judged before it. */
export function isAttended(site: ActionSite, patient: Patient): boolean {
  const { review } = patient.document;
  return (
    site.seen || isDraftedBefore(site, patient) || (review.stakes === "high" && isAnythingJudgedBefore(site, patient))
  );
}

/** Whether something is written before this action that no gate may let out: every case stops at the person who reads it. */
function isDraftedBefore(site: ActionSite, { judgments }: Patient): boolean {
  return judgments.some(
    ({ block, judgment }) => block < site.block && judgment.kind === "generate" && judgment.alone === null,
  );
}

/** Whether a model or a rule judges before this action; only there a case can stop at a person. */
export function isAnythingJudgedBefore(site: ActionSite, { judgments }: Patient): boolean {
  return judgments.some((one) => one.block < site.block);
}

/** Whether a model's answer comes before this action. */
export function isJudgedBefore(site: ActionSite, { judgments }: Patient): boolean {
  return judgments.some((one) => one.block < site.block && asksModel(one.judgment));
}

/** Whether the document names cases that a person sees before this action. */
export function isSometimesReviewed(site: ActionSite, { judgments }: Patient): boolean {
  return judgments.some((one) => one.block < site.block && one.gate.reviewWhen !== null);
}

/** Whether some condition on the way to this action limits a number: an amount, a total, a price. */
export function hasAmountLimit(site: ActionSite, patient: Patient): boolean {
  const { compiled } = patient;
  const before = compiled.blocks.filter((block) => block.index < site.block);
  const sources = [
    site.when,
    compiled.accept,
    ...before.flatMap((block) => (block.layer === "prepare" ? block.expect : [])),
    ...before.flatMap((block) => (block.layer === "judge" ? [block.gate.reviewWhen] : [])),
  ];
  return sources.some((expression) => expression !== null && limitsNumber(expression.source));
}

function limitsNumber(source: string): boolean {
  const atoms = termsOf(source)?.flat() ?? [];
  return atoms.some(
    ({ about, range }) =>
      about !== null && !isEverything(range) && !about.startsWith("size(") && !about.endsWith(".confidence"),
  );
}
