import { FieldProblems } from "@surety/core/errors/field-problems";
import { proposesCalls } from "@surety/core/agent/proposed-calls";
import { draftAnswer, writesDrafts } from "@surety/core/generate/compiled-generate";
import { UserError } from "@surety/core/errors/user-error";
import { askedBlock } from "@surety/core/review/asked-block";
import { checkCorrections } from "@surety/core/review/check-corrections";
import { checkDrafts, draftFields, isEdited, type SentDraft } from "@surety/core/review/drafts";
import type { Correction } from "@surety/core/review/correction";
import { passesOn } from "@surety/core/review/verdict";
import type { PlannedEffect, ReviewPlan } from "@surety/core/wire/review-preview";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { planAnswer } from "../preview/plan-answer.ts";
import { planHash } from "../preview/plan-hash.ts";
import { readUndecided, type UndecidedCase, whyWithheld } from "../preview/undecided-case.ts";
import type { VerdictDetail } from "../storage/review-schema.ts";
import { beginWork } from "../worker/begin-work.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { verdictDetail } from "./verdict-detail.ts";
import { checkedAnswers, type Decision } from "./review-answers.ts";
import { reviewNotFound } from "./review-row.ts";

/** What a decision says besides its answer. */
export interface SaidBeyond {
  edits: Correction[];
  drafts: SentDraft[];
  /** The question of a `send-back`, the parts of a `split`, the rules that an answer was shown to let follow. */
  detail: VerdictDetail | null;
}

/**
 * Checks what was corrected and which texts were edited, against the case as it is, and that its exact effect was on
 * screen. Reads before the transaction of the decision: a case that waits for a person changes by nobody else.
 */
export async function saidBeyond(
  world: WorkerWorld,
  reviewId: string,
  compiled: CompiledWorkflow,
  decision: Decision,
  person: string,
): Promise<SaidBeyond> {
  if (isPlain(decision) && !draftsTexts(compiled) && !proposesCalls(compiled) && !writesDrafts(compiled))
    return { edits: [], drafts: [], detail: null };
  const undecided = await readUndecided(world.database, reviewId);
  if (undecided === null) throw reviewNotFound(reviewId);
  const edits = checkedEdits(undecided, compiled, decision.edits);
  const withheld = whyWithheld(undecided);
  const seen = withheld === null && !passesOn(decision.verdict);
  const plan = seen ? plannedFor(world, { undecided, compiled, decision, person, edits }) : null;
  // Of a review that is settled the decision itself says so.
  const drafts = withheld === "decided" ? [] : checkedDrafts(plan?.effects ?? [], decision.drafts);
  if (seen && !drafts.some(isEdited)) refuseNothing(undecided, compiled, decision);
  return { edits, drafts, detail: foreseenIn(plan, decision) ?? verdictDetail(undecided, compiled, decision) };
}

/** The rules that follow from a decision, where its plan was on screen: what nobody has seen follows from nothing. */
function foreseenIn(plan: ReviewPlan | null, { verdict, planHash: seen }: Decision): VerdictDetail | null {
  if (plan === null || verdict !== "decide" || seen === null || plan.follows.length === 0) return null;
  return { foreseen: plan.follows };
}

/** Whether a decision is its answer and nothing else. */
function isPlain({ verdict, planHash, edits, drafts }: Decision): boolean {
  if (verdict === "send-back" || verdict === "split") return false;
  return planHash === null && Object.keys(edits).length === 0 && drafts.length === 0;
}

/** Whether a workflow sends anything that people read. */
function draftsTexts({ blocks }: CompiledWorkflow): boolean {
  return blocks.some(
    (block) =>
      block.layer === "act" &&
      block.rules.some(({ actions }) => actions.some(({ kind }) => draftFields(kind).length > 0)),
  );
}

/** The texts that were on screen, edited or not. Throws `bad-draft` with each that is wrong. */
function checkedDrafts(effects: readonly PlannedEffect[], wanted: Decision["drafts"]): SentDraft[] {
  const { drafts, problems } = checkDrafts(effects, wanted);
  if (problems.length > 0) throw new FieldProblems("bad-draft", problems);
  return drafts;
}

/** Throws `bad-correction` with each field that is wrong. */
export function checkedEdits(
  undecided: UndecidedCase,
  compiled: CompiledWorkflow,
  edits: Decision["edits"],
): Correction[] {
  const { corrections, problems } = checkCorrections(
    compiled,
    undecided.review.block,
    factsOf(undecided, compiled),
    edits,
  );
  if (problems.length > 0) throw new FieldProblems("bad-correction", problems);
  return corrections;
}

/** What is known of a case, with what was corrected before. */
export function factsOf({ claimed }: UndecidedCase, compiled: CompiledWorkflow): Record<string, unknown> {
  const { scope, row } = beginWork({ ...claimed, decision: null }, compiled, "live", {
    clock: { now: () => new Date(0) },
  });
  return Object.fromEntries(["input", ...Object.keys(row.data)].map((name) => [name, scope[name]]));
}

interface Shown {
  undecided: UndecidedCase;
  compiled: CompiledWorkflow;
  decision: Decision;
  person: string;
  edits: Correction[];
}

/**
 * What the decision does. It must be what was on screen: with corrected fields nobody knows it by heart, and whoever edits
 * a text must have read it.
 */
function plannedFor(world: WorkerWorld, { undecided, compiled, decision, person, edits }: Shown): ReviewPlan {
  const unseen = approvesUnseen(undecided, compiled, decision);
  if (decision.planHash === null && (edits.length > 0 || decision.drafts.length > 0 || unseen !== null))
    throw previewFirst(edits.length > 0 ? "corrected fields" : (unseen ?? "edited texts"));
  const answers = checkedAnswers(compiled, undecided.review.block, decision);
  const planning = { clock: world.clock, newId: () => "" };
  const plan = planAnswer(undecided, compiled, { verdict: decision.verdict, answers, edits }, person, planning);
  if (decision.planHash === null || planHash(plan) === decision.planHash) return plan;
  throw new UserError({
    code: "effect-changed",
    field: "planHash",
    message: "What this decision does is not what was on screen any more.",
    remedy: "Look at the new preview and decide again; what you typed is kept.",
  });
}

/** What an answer lets happen that a model has proposed or written: whoever gives it has seen it exactly. */
function approvesUnseen(
  { claimed, review }: UndecidedCase,
  compiled: CompiledWorkflow,
  { verdict, answers }: Decision,
): string | null {
  if (verdict !== "decide") return null;
  const asked = askedBlock(compiled, review.block)?.ranks.flat() ?? [];
  if (asked.some(({ kind, name }) => kind === "generate" && answers[name] === draftAnswer)) return "a draft";
  const proposed = claimed.judgments.some(
    ({ name, value, calls }) => calls !== null && calls.length > 0 && answers[name] === value,
  );
  return proposed ? "proposed calls" : null;
}

/** Where a model found nothing that fits, there is nothing to send until a person has written it. */
function refuseNothing({ claimed, review }: UndecidedCase, compiled: CompiledWorkflow, { answers }: Decision): void {
  const asked = askedBlock(compiled, review.block)?.ranks.flat() ?? [];
  const empty = asked.find(
    ({ kind, name }) =>
      kind === "generate" &&
      answers[name] === draftAnswer &&
      (claimed.judgments.find((one) => one.name === name)?.draft?.text ?? "") === "",
  );
  if (empty === undefined) return;
  throw new UserError({
    code: "nothing-drafted",
    field: "drafts",
    message: `${empty.name} has drafted nothing, so there is nothing to send yet.`,
    remedy: "Write the text in the preview, or say that none fits.",
  });
}

function previewFirst(what: string): UserError {
  return new UserError({
    code: "preview-first",
    field: "planHash",
    message: `A decision with ${what} needs the preview of what it does.`,
    remedy:
      "Ask …/preview (POST the edits to it where there are any), look at the plan, and send its hash as planHash.",
  });
}
