import { isOutage } from "../storage/lost-connection.ts";
import { bugError } from "./walk.ts";
import type { CaseRow } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/**
 * Ends a case that cannot be begun or written down, so that it does not take its neighbours along. Where the database
 * is what failed the error goes on: the run ends with it, and its cases get a new one.
 */
export async function failCase(world: WorkerWorld, row: CaseRow, owner: string, error: unknown): Promise<void> {
  if (isOutage(error)) throw error;
  const bug = error instanceof Error ? error : new Error(String(error));
  world.log.error(`case ${row.id}: ${bug.stack ?? bug.message}`);
  const stored = bugError(bug);
  await world.database.transaction(async (tx) => {
    const rows = await tx.query(
      `update surety.cases set status = 'failed', waiting_for = null, owner = null, run_id = null, crash_count = 0, error = $3, ended_at = now()
       where id = $1 and owner = $2 returning id`,
      [row.id, owner, JSON.stringify(stored)],
    );
    if (rows.length === 0) return;
    await tx.query("insert into surety.timeline (case_id, at, kind, title) values ($1, $2, 'error', $3)", [
      row.id,
      world.clock.now(),
      stored.message,
    ]);
  });
  world.live.changed("case", [row], [row.id]);
}
