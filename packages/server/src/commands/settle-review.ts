import { writesDrafts } from "@surety/core/generate/compiled-generate";
import type { DecisionResult } from "@surety/core/wire/review";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { assignAgain } from "../assign/assign-again.ts";
import { lockEither } from "../assign/either-review.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type SaidOfDrafts, writeDraftLabels } from "../generate/draft-labels.ts";
import { writeLabels } from "./decision-labels.ts";
import type { Vote } from "./four-eyes.ts";
import { recordAudit } from "../watch/record-audit.ts";

const nothingWritten: SaidOfDrafts = new Map();

/** The decision counts: labels are written, and the case goes on when the time to take it back is over. */
export async function settle(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  vote: Vote,
  compiled: CompiledWorkflow,
): Promise<DecisionResult> {
  const undoUntil = new Date(world.clock.now().getTime() + review.undo_seconds * 1000);
  await writeLabels(tx, world, review, vote, compiled.document.labels);
  const ofDrafts = writesDrafts(compiled) ? await writeDraftLabels(tx, world, review, vote.person) : nothingWritten;
  if (review.kind === "audit") {
    await recordAudit(tx, world, review, { ...vote, ofDrafts });
    return settleAudit(tx, review, vote, undoUntil);
  }
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
  return resultOf({ ...review, status: "deciding", undo_until: undoUntil });
}

/** An audit changes nothing outside: the case has ended, and only what we know of it grows. */
export async function settleAudit(
  tx: Queryable,
  review: ReviewRow,
  vote: Vote,
  undoUntil: Date,
): Promise<DecisionResult> {
  await tx.query(
    "update surety.reviews set status = 'decided', decided_at = now(), claimed_until = null, undo_until = $2 where id = $1",
    [review.id, undoUntil],
  );
  await tx.query(
    "insert into surety.timeline (case_id, at, kind, title, detail, actor) values ($1, now(), 'decision', 'Audited', $2, $3)",
    [review.case_id, JSON.stringify({ answers: vote.answers }), vote.person],
  );
  return resultOf({ ...review, status: "decided", undo_until: undoUntil });
}

/**
 * Free for the next person, who does not see what was said before; nor does the timeline say it. On a disagreement it goes
 * where the workflow sends those. Whoever has a vote gets it no more.
 */
export async function waitForAnother(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  { document }: Pick<CompiledWorkflow, "document">,
  before: readonly Vote[],
): Promise<DecisionResult> {
  const disagreed = before.length > 0;
  const queue = disagreed ? (document.review.disagreement?.queue ?? review.queue) : review.queue;
  await tx.query(
    "update surety.reviews set status = 'open', queue = $2, claimed_by = null, claimed_at = null, claimed_until = null where id = $1",
    [review.id, queue],
  );
  const title = disagreed ? "People decided differently; another decides" : "One person has decided, of two";
  await tx.query("insert into surety.timeline (case_id, at, kind, title) values ($1, $2, 'review', $3)", [
    review.case_id,
    world.clock.now(),
    title,
  ]);
  await assignAgain(tx, world, [await lockEither(tx, review.id)]);
  return resultOf({ ...review, status: "open", undo_until: null });
}

/** What the person who decided is told. */
export function resultOf(review: Pick<ReviewRow, "id" | "status" | "undo_seconds" | "undo_until">): DecisionResult {
  return {
    reviewId: review.id,
    status: review.status,
    undoUntil: review.undo_seconds > 0 ? (review.undo_until?.toISOString() ?? null) : null,
    needsSecond: review.status === "open",
  };
}
