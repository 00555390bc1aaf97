import { UserError } from "@surety/core/errors/user-error";
import { reminderTimes } from "@surety/core/obligation/reminder-times";
import type { ObligationSettlement } from "@surety/core/wire/obligation";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { nextReminder } from "./next-reminder.ts";

interface Row {
  id: string;
  workflow: string;
  status: "open" | "done" | "dropped";
  zone: string;
  days_before: number[];
  version: string;
}

/** The verbs of obligations. */
export interface ObligationCommands {
  /** It was done, or concerns nobody: nobody is reminded any more. */
  settleObligation(id: string, settlement: ObligationSettlement, actor: Actor): Promise<void>;
  /** Says the day that it is due on; its reminders are planned anew. */
  dateObligation(id: string, due: string, actor: Actor): Promise<void>;
}

export function obligationCommands(world: WorkerWorld): ObligationCommands {
  return {
    settleObligation: (id, { status, note }, actor) =>
      change(world, id, actor, { verb: "settle obligation", detail: { status, note } }, async (tx) => {
        await tx.query(
          `update surety.obligations set status = $2, note = $3, settled_by = $4, settled_at = $5, next_reminder_at = null where id = $1`,
          [id, status, note, actor.id, world.clock.now()],
        );
      }),
    async dateObligation(id, due, actor) {
      const hours = await hoursOf(world, id);
      await change(world, id, actor, { verb: "date obligation", detail: { due } }, async (tx, row) => {
        const reminders = reminderTimes(due, { zone: row.zone, daysBefore: row.days_before, hours });
        const next = nextReminder({ due, zone: row.zone, reminders }, world.clock.now());
        await tx.query("update surety.obligations set due = $2, reminders = $3, next_reminder_at = $4 where id = $1", [
          id,
          due,
          reminders,
          next,
        ]);
      });
    },
  };
}

/** Versions never change, so this needs no lock. */
async function hoursOf(world: WorkerWorld, id: string) {
  const [row] = await world.database.query<{ version: string }>(
    "select c.version from surety.obligations o join surety.cases c on c.id = o.case_id where o.id = $1",
    [id],
  );
  return row === undefined ? null : (await world.definitions.version(row.version)).review.hours;
}

async function change(
  world: WorkerWorld,
  id: string,
  actor: Actor,
  { verb, detail }: { verb: string; detail: Record<string, unknown> },
  apply: (tx: Transaction, row: Row) => Promise<void>,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const [row] = await tx.query<Row>(
      `select o.id, o.workflow, o.status, o.zone, o.days_before, c.version
       from surety.obligations o join surety.cases c on c.id = o.case_id where o.id = $1 for update of o`,
      [id],
    );
    if (row === undefined)
      throw new UserError({ code: "obligation-not-found", message: `There is no obligation ${id.slice(0, 100)}.` });
    if (row.status !== "open")
      throw new UserError({
        code: "obligation-settled",
        message: `This obligation is ${row.status} already.`,
        remedy: "Somebody was quicker; look at it again.",
      });
    await apply(tx, row);
    await append(tx, { actor, verb, object: `obligation ${id}`, detail }, world.clock.now());
  });
}
