import { UserError } from "@surety/core/errors/user-error";
import type { DecisionResult } from "@surety/core/wire/review";
import { decisionRequest, type DecisionRequest } from "@surety/core/wire/review";
import type { z } from "zod";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Database, Transaction } from "../storage/database.ts";
import type { ReviewsTable } from "../storage/schema.ts";
import { nextJudgeBlock } from "../worker/begin-work.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { agree, type Vote } from "./four-eyes.ts";
import { labelOptions } from "./label-commands.ts";
import { writeLabels, withdrawLabels } from "./decision-labels.ts";
import type { Selectable } from "kysely";

export type ReviewRow = Selectable<ReviewsTable>;

/** How long a claim holds before somebody else may take the review, in minutes. */
const claimMinutes = 15;

export async function claimReview(world: WorkerWorld, reviewId: string, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const until = new Date(now.getTime() + claimMinutes * 60_000);
  const rows = await world.database.query<ReviewRow>(
    `update surety.reviews set status = 'claimed', claimed_by = $2, claimed_until = $3
     where id = $1 and (status = 'open' or (status = 'claimed' and (claimed_by = $2 or claimed_until < $4)))
       and not exists (select 1 from surety.decisions d where d.review_id = $1 and d.person = $2 and d.undone_at is null)
     returning *`,
    [reviewId, actor.id, until, now],
  );
  if (rows[0] === undefined) throw await whyNot(world.database, reviewId, actor);
  world.live.changed("review", rows, [reviewId]);
}

export async function releaseReview(world: WorkerWorld, reviewId: string, actor: Actor): Promise<void> {
  const rows = await world.database.query<ReviewRow>(
    "update surety.reviews set status = 'open', claimed_by = null, claimed_until = null where id = $1 and status = 'claimed' and claimed_by = $2 returning *",
    [reviewId, actor.id],
  );
  world.live.changed("review", rows, [reviewId]);
}

/** Leaves the review to somebody else: it goes to the end of the line by arrival, and is free again. */
export async function skipReview(world: WorkerWorld, reviewId: string, actor: Actor): Promise<void> {
  await releaseReview(world, reviewId, actor);
}

export async function decideReview(
  world: WorkerWorld,
  reviewId: string,
  request: DecisionRequest,
  actor: Actor,
): Promise<DecisionResult> {
  const decision = decisionRequest.parse(request);
  const result = await world.database.transaction(async (tx) => {
    const review = await lockReview(tx, reviewId);
    refuseUnlessDecidable(review, actor, world.clock.now());
    const compiled = await world.definitions.version(await versionOf(tx, review.case_id));
    const answers = checkedAnswers(compiled, review, decision);
    const vote: Vote = { person: actor.id, answers, verdict: decision.verdict };
    await writeDecision(tx, world, review, vote, decision);
    const done = !review.four_eyes || agree([...(await earlierVotes(tx, review.id, actor.id)), vote]);
    return done ? settle(tx, world, review, vote) : waitForSecond(tx, review);
  });
  world.live.emit({ noun: "review", workflow: "", ids: [reviewId] });
  return result;
}

export async function undoDecision(world: WorkerWorld, reviewId: string, actor: Actor): Promise<DecisionResult> {
  const result = await world.database.transaction(async (tx): Promise<DecisionResult> => {
    const review = await lockReview(tx, reviewId);
    const mine = await tx.query<{ id: string }>(
      "update surety.decisions set undone_at = $3 where review_id = $1 and person = $2 and undone_at is null returning id",
      [reviewId, actor.id, world.clock.now()],
    );
    if (mine.length === 0)
      throw new UserError({ code: "nothing-to-undo", message: "You have not decided this review." });
    await takeBack(tx, review);
    await withdrawLabels(tx, review);
    await tx.query(
      "update surety.reviews set status = 'claimed', claimed_by = $2, claimed_until = $3, undo_until = null, run_id = null, decided_at = null where id = $1",
      [reviewId, actor.id, new Date(world.clock.now().getTime() + claimMinutes * 60_000)],
    );
    return { reviewId, status: "claimed", undoUntil: null, needsSecond: false };
  });
  world.live.emit({ noun: "review", workflow: "", ids: [reviewId] });
  return result;
}

async function lockReview(tx: Transaction, reviewId: string): Promise<ReviewRow> {
  const [review] = await tx.query<ReviewRow>("select * from surety.reviews where id = $1 for update", [reviewId]);
  if (review === undefined)
    throw new UserError({ code: "review-not-found", message: `There is no review ${reviewId}.` });
  return review;
}

function refuseUnlessDecidable(review: ReviewRow, actor: Actor, now: Date): void {
  if (review.status === "decided" || review.status === "deciding" || review.status === "closed") {
    throw new UserError({
      code: "already-decided",
      message: "Somebody has decided this review already.",
      remedy: "Go on with the next one; nothing of yours was changed.",
    });
  }
  const held = review.status === "claimed" && review.claimed_by !== actor.id && (review.claimed_until ?? now) > now;
  if (held)
    throw new UserError({
      code: "claimed-by-other",
      message: "Somebody else is working on this review.",
      remedy: "It is free again when they leave it or their time is over.",
    });
}

async function whyNot(database: Database, reviewId: string, actor: Actor): Promise<UserError> {
  const [review] = await database.query<ReviewRow>("select * from surety.reviews where id = $1", [reviewId]);
  if (review === undefined)
    return new UserError({ code: "review-not-found", message: `There is no review ${reviewId}.` });
  try {
    refuseUnlessDecidable(review, actor, new Date(0));
  } catch (error) {
    return error as UserError;
  }
  return new UserError({
    code: "needs-second-person",
    message: "You were the first of two; somebody else must decide now.",
  });
}

async function versionOf(tx: Transaction, caseId: string): Promise<string> {
  const [row] = await tx.query<{ version: string }>("select version from surety.cases where id = $1", [caseId]);
  return row?.version ?? "";
}

/** The judgments that a review asks about; none where an effect failed. */
export function questionsOf(compiled: CompiledWorkflow, block: number): CompiledJudgment[] {
  const at = nextJudgeBlock({ compiled, effects: [] }, block);
  const found = at === null ? undefined : compiled.blocks[at];
  return found?.layer === "judge" ? found.ranks.flat() : [];
}

function checkedAnswers(
  compiled: CompiledWorkflow,
  review: ReviewRow,
  decision: z.output<typeof decisionRequest>,
): Record<string, string> {
  const questions = questionsOf(compiled, review.block);
  if (decision.verdict === "reject") return {};
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const options = labelOptions(question);
    const none = question.kind === "classify" ? question.none : null;
    const answer = decision.verdict === "out-of-scope" ? none : decision.answers[question.name];
    if (answer === null && decision.verdict === "out-of-scope") continue;
    if (answer === undefined || answer === null || !options.includes(answer)) {
      throw new UserError({
        code: "bad-answer",
        field: `answers.${question.name}`,
        message: `${question.name} must be one of: ${options.join(", ")}.`,
        remedy: "Choose one of them, or mark the case as out of scope.",
      });
    }
    answers[question.name] = answer;
  }
  return answers;
}

async function earlierVotes(tx: Transaction, reviewId: string, person: string): Promise<Vote[]> {
  return tx.query<Vote>(
    "select person, answers, verdict from surety.decisions where review_id = $1 and person <> $2 and undone_at is null",
    [reviewId, person],
  );
}

async function writeDecision(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  vote: Vote,
  decision: z.output<typeof decisionRequest>,
): Promise<void> {
  await tx.query(
    `insert into surety.decisions (id, review_id, case_id, person, answers, verdict, reason_code, note, seconds, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      world.newId(),
      review.id,
      review.case_id,
      vote.person,
      JSON.stringify(vote.answers),
      vote.verdict,
      decision.reasonCode,
      decision.note,
      decision.seconds,
      world.clock.now(),
    ],
  );
}

/** The decision counts: labels are written, and the case goes on when the time to take it back is over. */
async function settle(tx: Transaction, world: WorkerWorld, review: ReviewRow, vote: Vote): Promise<DecisionResult> {
  const undoUntil = new Date(world.clock.now().getTime() + review.undo_seconds * 1000);
  await writeLabels(tx, world, review, vote);
  if (review.kind === "audit") return settleAudit(tx, review, vote, undoUntil);
  const runId = world.newId();
  await tx.query(
    "update surety.reviews set status = 'deciding', claimed_until = null, undo_until = $2, run_id = $3 where id = $1",
    [review.id, undoUntil, runId],
  );
  await tx.query(
    "update surety.cases set waiting_for = 'undo', run_id = $2, owner = null where id = $1 and status = 'waiting'",
    [review.case_id, runId],
  );
  await world.engine().enqueue(tx, [{ id: runId, caseIds: [review.case_id], delaySeconds: review.undo_seconds }]);
  return {
    reviewId: review.id,
    status: "deciding",
    undoUntil: review.undo_seconds > 0 ? undoUntil.toISOString() : null,
    needsSecond: false,
  };
}

/** An audit changes nothing outside: the case has ended, and only what we know of it grows. */
async function settleAudit(tx: Transaction, review: ReviewRow, vote: Vote, undoUntil: Date): Promise<DecisionResult> {
  await tx.query(
    "update surety.reviews set status = 'decided', decided_at = now(), claimed_until = null, undo_until = $2 where id = $1",
    [review.id, undoUntil],
  );
  await tx.query(
    "insert into surety.timeline (case_id, at, kind, title, detail, actor) values ($1, now(), 'decision', 'Audited', $2, $3)",
    [review.case_id, JSON.stringify({ answers: vote.answers }), vote.person],
  );
  return {
    reviewId: review.id,
    status: "decided",
    undoUntil: review.undo_seconds > 0 ? undoUntil.toISOString() : null,
    needsSecond: false,
  };
}

async function waitForSecond(tx: Transaction, review: ReviewRow): Promise<DecisionResult> {
  await tx.query("update surety.reviews set status = 'open', claimed_by = null, claimed_until = null where id = $1", [
    review.id,
  ]);
  return { reviewId: review.id, status: "open", undoUntil: null, needsSecond: true };
}

/** Only before the effects begin: the run that would carry them out has not taken the case yet. */
async function takeBack(tx: Transaction, review: ReviewRow): Promise<void> {
  if (review.kind === "audit" || review.status === "open") return;
  const rows = await tx.query(
    "update surety.cases set waiting_for = 'review', run_id = null where id = $1 and status = 'waiting' and waiting_for = 'undo' and owner is null returning id",
    [review.case_id],
  );
  if (rows.length === 0)
    throw new UserError({
      code: "effect-begun",
      message: "It is too late to take this back: its effects have begun.",
      remedy: "Correct it where it arrived, and add a note to the case.",
    });
}
