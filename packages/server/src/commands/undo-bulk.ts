import { UserError } from "@surety/core/errors/user-error";
import type { StartedTask } from "@surety/core/ports/engine";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { reviewCommands } from "./review-commands.ts";

export const bulkUndoTask = "bulk-undo";

/** Reviews that are read at a time. */
const stretch = 25;

/**
 * Marks what its decider wants back and leaves the rest to a task; what was not decided yet never will be. Throws
 * `bulk-not-found`, and `not-yours` for anybody else.
 */
export async function wantBack(
  world: WorkerWorld,
  id: string,
  reviewIds: readonly string[] | null,
  actor: Actor,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const [bulk] = await tx.query<{ actor: Actor }>("select actor from surety.bulks where id = $1 for update", [id]);
    if (bulk === undefined) throw new UserError({ code: "bulk-not-found", message: `There is no bulk ${id}.` });
    if (bulk.actor.id !== actor.id) throw notYours();
    await tx.query(
      `update surety.bulk_items set undo_wanted = true, state = case state when 'waiting' then 'withdrawn' else state end
       where bulk = $1 and state in ('waiting','decided') and ($2::uuid[] is null or review_id = any($2))`,
      [id, reviewIds],
    );
    if (reviewIds === null) await tx.query("update surety.bulks set status = 'undoing' where id = $1", [id]);
    const detail = reviewIds === null ? { all: true } : { reviews: reviewIds };
    await append(tx, { actor, verb: "undo bulk", object: `bulk ${id}`, detail }, world.clock.now());
    await world
      .engine()
      .enqueueTasks(tx, [{ id: `${bulkUndoTask} ${world.newId()}`, name: bulkUndoTask, payload: { bulk: id } }]);
  });
  world.engine().wake();
}

function notYours(): UserError {
  return new UserError({
    code: "not-yours",
    message: "Somebody else decided this; only they can take it back.",
    remedy: "Ask them, or correct it where it arrived.",
  });
}

/** Takes back what is wanted back, newest first: those that were decided first have the least time left, but all began alike. */
export async function undoBulk(world: WorkerWorld, { payload, isLast }: StartedTask): Promise<void> {
  const id = String(payload["bulk"]);
  const [bulk] = await world.database.query<{ workflow: string; actor: Actor }>(
    "select workflow, actor from surety.bulks where id = $1",
    [id],
  );
  if (bulk === undefined) return;
  for (;;) {
    const reviews = await wanted(world, id);
    if (reviews.length === 0) break;
    for (const review of reviews) await takeBack(world, id, review, bulk.actor, isLast);
    world.live.emit({ noun: "review", workflow: bulk.workflow, ids: reviews });
  }
  await world.database.query("update surety.bulks set status = 'undone' where id = $1 and status = 'undoing'", [id]);
  world.live.emit({ noun: "review", workflow: bulk.workflow, ids: [] });
}

/** Decided by the bulk, wanted back, and still standing; those that were decided first have the least time left. */
async function wanted(world: WorkerWorld, id: string): Promise<string[]> {
  const rows = await world.database.query<{ review: string }>(
    `select i.review_id as review from surety.bulk_items i
     where i.bulk = $1 and i.undo_wanted and i.state = 'decided' and i.undo_refusal is null
       and (exists (select from surety.decisions d where d.id = i.decision_id and d.undone_at is null)
         or exists (select from surety.planted_decisions d where d.id = i.decision_id and d.undone_at is null))
     order by i.place limit $2`,
    [id, stretch],
  );
  return rows.map(({ review }) => review);
}

/** The review is free again for everybody, unlike after a single undo, after which it is still on the screen. */
async function takeBack(
  world: WorkerWorld,
  bulk: string,
  review: string,
  actor: Actor,
  isLast: boolean,
): Promise<void> {
  const commands = reviewCommands(world);
  try {
    await commands.undoDecision(review, actor);
    await commands.releaseReview(review, actor);
  } catch (error) {
    if (!(error instanceof UserError) && !isLast) throw error;
    const { code = "bug", message } = error as Partial<UserError> & Error;
    await world.database.query(
      "update surety.bulk_items set undo_refusal = $3 where bulk = $1 and review_id = $2 and undo_refusal is null",
      [bulk, review, JSON.stringify({ code, sentence: message })],
    );
  }
}
