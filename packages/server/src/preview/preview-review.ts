import { possibleAnswers } from "@surety/core/review/possible-answers";
import { decisionRequest } from "@surety/core/wire/review";
import type { PlannedEffect, ReviewPreview } from "@surety/core/wire/review-preview";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Actor } from "../commands/commands.ts";
import { checkedAnswers, type Decision } from "../commands/review-answers.ts";
import { checkedEdits } from "../commands/said-beyond.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import type { Database } from "../storage/database.ts";
import type { PlanningWorld } from "../worker/act-block.ts";
import { connectionOrigins } from "./connection-origins.ts";
import { openQuestions } from "./open-questions.ts";
import { planAnswer, type PossibleAnswer } from "./plan-answer.ts";
import { planSendBack } from "./plan-send-back.ts";
import { planHash } from "./plan-hash.ts";
import { readUndecided, type UndecidedCase, whyWithheld } from "./undecided-case.ts";

/** What somebody would put right. */
type Wanted = Pick<Decision, "edits"> &
  Partial<Pick<Decision, "question">> & { answers?: Record<string, string> | null };
type HashedPlan = ReviewPreview["plans"][number];

/** More answers than anybody looks at; each costs well under a millisecond. */
const mostAnswers = 120;

export interface PreviewParts {
  database: Database;
  definitions: Pick<DefinitionStore, "version">;
  clock: PlanningWorld["clock"];
}

/**
 * What would happen on each answer to a review; null where there is none. Reads what is recorded and nothing else: no
 * lookup is repeated, nothing is written or sent. An audit is planned like a review that waits, so that nobody can tell.
 */
export async function previewReview(
  { database, definitions, clock }: PreviewParts,
  reviewId: string,
  actor: Actor,
  { edits: wanted, question = null, answers: said = null }: Wanted = { edits: {} },
): Promise<ReviewPreview | null> {
  const undecided = await readUndecided(database, reviewId);
  if (undecided === null) return null;
  const compiled = await definitions.version(undecided.claimed.row.version);
  const edits = checkedEdits(undecided, compiled, wanted);
  const withheld = whyWithheld(undecided);
  const undoSeconds = undecided.review.undo_seconds;
  if (withheld !== null) return { reviewId, plans: [], answers: [], undoSeconds, sendBack: null, withheld };
  const world = { clock, newId: () => "" };
  const plannedFor = (answer: PossibleAnswer) => {
    const plan = planAnswer(undecided, compiled, { ...answer, edits }, actor.id, world);
    return { ...answer, plan: { ...plan, hash: planHash(plan) } };
  };
  const planned = answersTo(undecided, compiled).map(plannedFor);
  if (said !== null) planned.unshift({ ...plannedFor(asDecided(undecided, compiled, said)), answers: said });
  const sendBack = question === null ? null : planSendBack(undecided, compiled, { edits, question }, world);
  const origins = await connectionOrigins(
    database,
    [...planned.flatMap(({ plan }) => effectsIn(plan)), ...(sendBack ?? [])].flatMap((one) => one.connection ?? []),
  );
  const withOrigin = (one: PlannedEffect) => ({ ...one, origin: origins.get(one.connection ?? "") ?? null });
  const withOrigins = <Part extends Pick<HashedPlan, "effects">>(part: Part) => ({
    ...part,
    effects: part.effects.map(withOrigin),
  });
  return {
    reviewId,
    ...saidOnce(
      planned.map((one) => ({
        ...one,
        plan: { ...withOrigins(one.plan), branches: one.plan.branches.map(withOrigins) },
      })),
    ),
    undoSeconds,
    sendBack: sendBack?.map(withOrigin) ?? null,
    withheld: null,
  };
}

function answersTo({ review, claimed }: UndecidedCase, compiled: CompiledWorkflow): PossibleAnswer[] {
  const questions = openQuestions(compiled, review.block, claimed.judgments);
  const decide = possibleAnswers(questions, mostAnswers).map((answers) => ({ verdict: "decide" as const, answers }));
  const none = decisionRequest.parse({ answers: {}, verdict: "out-of-scope" });
  return [
    ...decide,
    { verdict: "out-of-scope", answers: checkedAnswers(compiled, review.block, none) },
    { verdict: "reject", answers: {} },
  ];
}

/** The answers that somebody has typed, as they would be decided. Throws where they could not be. */
function asDecided(
  { review }: UndecidedCase,
  compiled: CompiledWorkflow,
  said: Record<string, string>,
): PossibleAnswer {
  const answers = checkedAnswers(compiled, review.block, decisionRequest.parse({ answers: said }));
  return { verdict: "decide", answers };
}

const effectsIn = ({ effects, branches }: HashedPlan): PlannedEffect[] => [
  ...effects,
  ...branches.flatMap((one) => one.effects),
];

/** Each plan once, and which answers lead to it. */
function saidOnce(
  planned: readonly (PossibleAnswer & { plan: HashedPlan })[],
): Pick<ReviewPreview, "plans" | "answers"> {
  const places = new Map<string, number>();
  const plans: HashedPlan[] = [];
  const answers = planned.map(({ plan, ...answer }) => {
    const key = JSON.stringify(plan);
    const place = places.get(key) ?? plans.push(plan) - 1;
    places.set(key, place);
    return { ...answer, plan: place };
  });
  return { plans, answers };
}
