import { UserError } from "@surety/core/errors/user-error";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

/**
 * Starts a case again from where it stopped: a failed or quarantined one, or one that waits to try again. It counts as
 * begun before (`crash_count` 1), so that the run looks for what it left in other tables.
 */
export async function retryCase(world: WorkerWorld, caseId: string, actor: Actor): Promise<void> {
  const runId = world.newId();
  const rows = await world.database.transaction(async (tx) => {
    const changed = await tx.query<{ workflow: string }>(
      `update surety.cases set status = 'received', waiting_for = null, run_id = $2, owner = null, crash_count = 1, retry_count = 0, error = null, ended_at = null
       where id = $1 and (status in ('failed', 'quarantined') or (status = 'waiting' and waiting_for = 'retry')) returning workflow`,
      [caseId, runId],
    );
    if (changed.length === 0)
      throw await notNow(tx, caseId, "retried", "Only failed, quarantined or retrying cases can be.");
    await tell(tx, world, caseId, "Retried", actor);
    await world.engine().enqueue(tx, [{ id: runId, caseIds: [caseId] }]);
    return changed;
  });
  world.live.changed("case", rows, [caseId]);
}

/** Ends a case that has not ended; its reviews are closed. What was sent already stays sent. */
export async function cancelCase(world: WorkerWorld, caseId: string, actor: Actor): Promise<void> {
  const rows = await world.database.transaction(async (tx) => {
    const changed = await tx.query<{ workflow: string }>(
      `update surety.cases set status = 'cancelled', waiting_for = null, run_id = null, owner = null, ended_at = $2
       where id = $1 and status in ('received', 'waiting', 'failed', 'quarantined') returning workflow`,
      [caseId, world.clock.now()],
    );
    if (changed.length === 0)
      throw await notNow(tx, caseId, "cancelled", "It has ended, or is being worked on at this moment.");
    await tx.query(
      "update surety.reviews set status = 'closed' where case_id = $1 and status in ('open', 'claimed', 'deciding')",
      [caseId],
    );
    await tell(tx, world, caseId, "Cancelled", actor);
    return changed;
  });
  world.live.changed("case", rows, [caseId]);
  world.live.changed("review", rows, []);
}

async function tell(tx: Queryable, world: WorkerWorld, caseId: string, title: string, actor: Actor): Promise<void> {
  await tx.query("insert into surety.timeline (case_id, at, kind, title, actor) values ($1, $2, 'status', $3, $4)", [
    caseId,
    world.clock.now(),
    title,
    actor.name,
  ]);
}

/** Asks within the transaction: whoever holds a connection and waits for a second one can wait for ever. */
async function notNow(tx: Queryable, caseId: string, verb: string, remedy: string): Promise<UserError> {
  const [row] = await tx.query<{ status: string }>("select status from surety.cases where id = $1", [caseId]);
  if (row === undefined) return new UserError({ code: "case-not-found", message: `There is no case ${caseId}.` });
  return new UserError({ code: "not-open", message: `A case that is ${row.status} cannot be ${verb}.`, remedy });
}
