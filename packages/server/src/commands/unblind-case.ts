import { UserError } from "@surety/core/errors/user-error";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

/** Opens the answer of a case that somebody must still answer blind. It stands in the audit log, and whoever did it cannot answer. */
export async function unblindCase(world: WorkerWorld, caseId: string, actor: Actor): Promise<void> {
  await world.database.transaction(async (tx) => {
    const opened = await tx.query<{ id: string }>(
      `update surety.reviews set unblinded_by = array_append(unblinded_by, $2),
         status = case when claimed_by = $2 then 'open' else status end,
         claimed_at = case when claimed_by = $2 then null else claimed_at end,
         claimed_until = case when claimed_by = $2 then null else claimed_until end,
         claimed_by = case when claimed_by = $2 then null else claimed_by end
       where case_id = $1 and status in ('open','claimed') and kind in ('audit','review') and not ($2 = any(unblinded_by))
         and (kind = 'audit' or suggestion <> 'shown' or exists (select 1 from surety.baselines t where t.workflow = reviews.workflow and t.status = 'running'))
       returning id`,
      [caseId, actor.id],
    );
    if (opened.length === 0) throw notBlind();
    const detail = { reviews: opened.map((review) => review.id) };
    await append(tx, { actor, verb: "unblind case", object: `case ${caseId}`, detail }, world.clock.now());
  });
}

function notBlind(): UserError {
  return new UserError({
    code: "not-blind",
    message: "Nothing of this case is hidden from you that can be opened now.",
    remedy: "A decision that can still be taken back must settle first; else read the case again.",
  });
}
