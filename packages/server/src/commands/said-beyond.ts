import { FieldProblems } from "@surety/core/errors/field-problems";
import { UserError } from "@surety/core/errors/user-error";
import { checkCorrections } from "@surety/core/review/check-corrections";
import type { Correction } from "@surety/core/review/correction";
import { passesOn } from "@surety/core/review/verdict";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { planAnswer } from "../preview/plan-answer.ts";
import { planHash } from "../preview/plan-hash.ts";
import { readUndecided, type UndecidedCase, whyWithheld } from "../preview/undecided-case.ts";
import type { SentDraft, VerdictDetail } from "../storage/review-schema.ts";
import { beginWork } from "../worker/begin-work.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { verdictDetail } from "./verdict-detail.ts";
import { checkedAnswers, type Decision } from "./review-answers.ts";
import { reviewNotFound } from "./review-row.ts";

/** What a decision says besides its answer. */
export interface SaidBeyond {
  edits: Correction[];
  drafts: SentDraft[];
  /** The question of a `send-back`, the parts of a `split`. */
  detail: VerdictDetail | null;
}

/**
 * Checks what was corrected, against the case as it is, and that its exact effect was on screen. Reads before the
 * transaction of the decision: a case that waits for a person changes by nobody else.
 */
export async function saidBeyond(
  world: WorkerWorld,
  reviewId: string,
  decision: Decision,
  person: string,
): Promise<SaidBeyond> {
  const plain = decision.verdict !== "send-back" && decision.verdict !== "split" && decision.planHash === null;
  if (plain && Object.keys(decision.edits).length === 0) return { edits: [], drafts: [], detail: null };
  const undecided = await readUndecided(world.database, reviewId);
  if (undecided === null) throw reviewNotFound(reviewId);
  const compiled = await world.definitions.version(undecided.claimed.row.version);
  const edits = checkedEdits(undecided, compiled, decision.edits);
  if (whyWithheld(undecided) === null && !passesOn(decision.verdict))
    refuseUnseen(world, { undecided, compiled, decision, person, edits });
  return { edits, drafts: [], detail: verdictDetail(undecided, compiled, decision) };
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

/** What is done must be what was on screen: with corrected fields nobody knows it by heart. */
function refuseUnseen(world: WorkerWorld, { undecided, compiled, decision, person, edits }: Shown): void {
  if (decision.planHash === null && edits.length > 0)
    throw new UserError({
      code: "preview-first",
      field: "planHash",
      message: "A decision with corrected fields needs the preview of what it does.",
      remedy: "POST the edits to …/preview, look at the plan, and send its hash as planHash.",
    });
  if (decision.planHash === null) return;
  const answers = checkedAnswers(compiled, undecided.review.block, decision);
  const planning = { clock: world.clock, newId: () => "" };
  const plan = planAnswer(undecided, compiled, { verdict: decision.verdict, answers, edits }, person, planning);
  if (planHash(plan) === decision.planHash) return;
  throw new UserError({
    code: "effect-changed",
    field: "planHash",
    message: "What this decision does is not what was on screen any more.",
    remedy: "Look at the new preview and decide again; what you typed is kept.",
  });
}
