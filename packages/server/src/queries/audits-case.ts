import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";

/** Whether this person holds an unanswered audit of the case. */
export async function auditsCase(database: Queryable, caseId: string, actor: Actor): Promise<boolean> {
  const rows = await database.query(
    `select 1 from surety.reviews where case_id = $1 and kind = 'audit' and status = 'claimed' and claimed_by = $2
       and claimed_until > now()`,
    [caseId, actor.id],
  );
  return rows.length > 0;
}
