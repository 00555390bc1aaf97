import { UserError } from "@surety/core/errors/user-error";
import { reasonProblem } from "@surety/core/review/reasons";
import { escalateRequest, type EscalateRequest } from "@surety/core/wire/deciding";
import type { DecisionResult } from "@surety/core/wire/review";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { assignAgain } from "../assign/assign-again.ts";
import { type EitherReview, lockEither, refuseUnlessFree } from "../assign/either-review.ts";
import { writeNote } from "../assign/write-note.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import type { ReviewMovesTable } from "../storage/deciding-schema.ts";
import { type Line, tellInPlanted } from "../worker/escalate-review.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { refuseUnlessTheirs } from "./who-may-decide.ts";

/** At least so long an escalation can be taken back, in seconds: nothing outside follows from it. */
const leastUndo = 10;

/** Moves a review to another queue with a note for whoever takes it there; its due time stays. */
export async function escalateByHand(
  world: WorkerWorld,
  reviewId: string,
  request: EscalateRequest,
  actor: Actor,
): Promise<DecisionResult> {
  const { queue, note, reasonCode } = escalateRequest.parse(request);
  const ids = { move: world.newId(), note: world.newId() };
  const now = world.clock.now();
  return world.database.transaction(async (tx) => {
    const review = await lockEither(tx, reviewId);
    refuseUnlessFree(review, actor, now);
    await refuseUnlessTheirs(tx, review, actor, now);
    const compiled = await world.definitions.version(review.version);
    refuseWithoutReason(compiled, reasonCode);
    const to = targetQueue(compiled, review.queue, queue);
    const undoUntil = new Date(now.getTime() + Math.max(leastUndo, compiled.document.review.undoSeconds) * 1000);
    await tx.query(
      `insert into surety.review_moves (id, review_id, person, from_queue, to_queue, reason_code, note, at, undo_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [ids.move, reviewId, actor.id, review.queue, to, reasonCode, note, now, undoUntil],
    );
    await move(tx, world, review, to, `Escalated from ${review.queue} to ${to}`, actor);
    await writeNote(tx, world, { id: ids.note, review, author: actor, text: note, givenTo: to });
    const detail = { from: review.queue, to, note, reasonCode };
    await append(tx, { actor, verb: "escalate review", object: `review ${reviewId}`, detail }, now);
    return { reviewId, status: "open", undoUntil: undoUntil.toISOString(), needsSecond: false };
  });
}

/** Takes the actor's own escalation back while nobody has begun with it; null where there is none to take back. */
export async function undoEscalation(
  world: WorkerWorld,
  reviewId: string,
  actor: Actor,
): Promise<DecisionResult | null> {
  const now = world.clock.now();
  return world.database.transaction(async (tx) => {
    const [last] = await tx.query<Pick<ReviewMovesTable, "id" | "from_queue" | "to_queue">>(
      `select id, from_queue, to_queue from surety.review_moves
       where review_id = $1 and person = $2 and undone_at is null and undo_until > $3 order by at desc limit 1`,
      [reviewId, actor.id, now],
    );
    if (last === undefined) return null;
    const review = await lockEither(tx, reviewId);
    refuseUnlessFree(review, actor, now);
    if (review.queue !== last.to_queue) return null;
    await tx.query("update surety.review_moves set undone_at = $2 where id = $1", [last.id, now]);
    await move(tx, world, review, last.from_queue, `Escalation taken back: in ${last.from_queue} again`, actor);
    const detail = { from: review.queue, to: last.from_queue };
    await append(tx, { actor, verb: "undo escalation", object: `review ${reviewId}`, detail }, now);
    return { reviewId, status: "open", undoUntil: null, needsSecond: false };
  });
}

async function move(
  tx: Transaction,
  world: WorkerWorld,
  review: EitherReview,
  to: string,
  title: string,
  actor: Actor,
): Promise<void> {
  const { table, id, case_id } = review;
  const claimed = table === "surety.reviews" ? ", claimed_at = null" : "";
  await tx.query(
    `update ${table} set queue = $2, status = 'open', claimed_by = null, claimed_until = null${claimed} where id = $1`,
    [id, to],
  );
  const line: Line = { at: world.clock.now(), kind: "review", title, detail: { review: id, from: review.queue, to } };
  if (table === "surety.planted_reviews") await tellInPlanted(tx, id, line);
  else
    await tx.query(
      "insert into surety.timeline (case_id, at, kind, title, detail, actor) values ($1, $2, $3, $4, $5, $6)",
      [case_id, line.at, line.kind, title, JSON.stringify(line.detail), actor.id],
    );
  await assignAgain(tx, world, [await lockEither(tx, id)]);
  tx.afterCommit(() => world.live.changed("review", [review], [id]));
}

function refuseWithoutReason({ document }: CompiledWorkflow, code: string | null): void {
  const policy = document.review.reasons;
  const problem = policy === undefined ? null : reasonProblem(policy, ["escalate"], code);
  if (problem !== null) throw new UserError({ ...problem, field: "reasonCode" });
}

function targetQueue({ document }: CompiledWorkflow, from: string, wanted: string | null): string {
  const steps = (document.review.escalate ?? []).map((step) => step.queue);
  const next = wanted ?? steps[steps.indexOf(from) + 1];
  if (next !== undefined && next.trim() !== "" && next !== from) return next.trim();
  throw new UserError({
    code: "no-queue",
    field: "queue",
    message: next === from ? "It is in this queue already." : "The workflow names no queue to escalate to from here.",
    remedy: "Name the queue that it is to go to.",
  });
}
