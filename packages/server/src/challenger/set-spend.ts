import { isOpen } from "@surety/core/challenger/challenger-status";
import { UserError } from "@surety/core/errors/user-error";
import { microsOf } from "@surety/core/language/budget-schema";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readChallenger } from "./challenger-rows.ts";

/** Says anew what asking language models for a challenger may cost, all together; it goes on by itself. */
export async function setSpend(world: WorkerWorld, id: string, spend: number, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const workflow = await world.database.transaction(async (tx) => {
    const row = await readChallenger(tx, id, true);
    if (!isOpen(row.status) || row.most_micros === null) throw asksNobody(row.status);
    await tx.query("update surety.challengers set most_micros = $2 where id = $1", [id, microsOf(spend)]);
    const detail = { challenger: id, spend, before: Number(row.most_micros) / 1_000_000 };
    await append(tx, { actor, verb: "set spend of challenger", object: `workflow ${row.workflow}`, detail }, now);
    return row.workflow;
  });
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

function asksNobody(status: string): UserError {
  return new UserError({
    code: "asks-nobody",
    field: "spend",
    message: `This challenger is ${status}, and asks no language model.`,
    remedy: "Make a new one, with what it may spend.",
  });
}
