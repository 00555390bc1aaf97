import { isOpen } from "@surety/core/challenger/challenger-status";
import { UserError } from "@surety/core/errors/user-error";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readChallenger } from "./challenger-rows.ts";

/** Lets a challenger decide a share of new cases for real, behind a gate of its own; 0 ends that. */
export async function setCanary(world: WorkerWorld, id: string, share: number, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const workflow = await world.database.transaction(async (tx) => {
    const row = await readChallenger(tx, id, true);
    if (!isOpen(row.status) || !row.replayed) throw tooEarly(row.status);
    await tx.query("update surety.challengers set canary_share = $2 where id = $1", [id, share]);
    const detail = { challenger: id, share, before: row.canary_share };
    await append(tx, { actor, verb: "set canary", object: `workflow ${row.workflow}`, detail }, now);
    return row.workflow;
  });
  world.definitions.forget();
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

function tooEarly(status: string): UserError {
  return new UserError({
    code: "no-canary",
    field: "share",
    message: `A challenger that is ${status} cannot decide cases.`,
    remedy: "Only one that has replayed its period, and has not ended, may have a canary.",
  });
}
