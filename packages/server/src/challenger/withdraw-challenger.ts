import { isOpen } from "@surety/core/challenger/challenger-status";
import { UserError } from "@surety/core/errors/user-error";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readChallenger, setStatus } from "./challenger-rows.ts";

/** Ends a challenger without promoting it. Cases of its canary keep the version they began with. */
export async function withdrawChallenger(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const workflow = await world.database.transaction(async (tx) => {
    const row = await readChallenger(tx, id, true);
    if (!isOpen(row.status)) throw ended(row.status);
    await setStatus(tx, id, "withdrawn", `Withdrawn by ${actor.name}.`, now);
    const entry = {
      actor,
      verb: "withdraw challenger",
      object: `workflow ${row.workflow}`,
      detail: { challenger: id },
    };
    await append(tx, entry, now);
    return row.workflow;
  });
  world.definitions.forget();
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

function ended(status: string): UserError {
  return new UserError({
    code: "challenger-ended",
    message: `This challenger has ended already: it is ${status}.`,
    remedy: "Make a new one.",
  });
}
