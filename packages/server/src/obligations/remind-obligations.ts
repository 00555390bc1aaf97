import { reminderFacts, reminderTitle } from "@surety/core/obligation/reminder-facts";
import { today } from "@surety/core/obligation/reminder-times";
import type { Transaction } from "../storage/database.ts";
import { raiseAlert } from "../watch/raise-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Reminders of one commit: those that are left come a minute later. */
const mostAtOnce = 100;

interface Due {
  id: string;
  workflow: string;
  type: string;
  quote: string;
  due: string;
  zone: string;
  reminders: Date[];
  title: string;
}

/** Raises an alert for each obligation whose time has come, in one commit with the time of its next reminder. */
export async function remindObligations(world: WorkerWorld): Promise<void> {
  const now = world.clock.now();
  await world.database.transaction(async (tx) => {
    const rows = await tx.query<Due>(
      `select o.id, o.workflow, o.type, o.quote, o.due::text as due, o.zone, o.reminders, c.title
       from surety.obligations o join surety.cases c on c.id = o.case_id
       where o.status = 'open' and o.next_reminder_at <= $1 order by o.next_reminder_at limit $2 for update of o skip locked`,
      [now, mostAtOnce],
    );
    for (const row of rows) await remind(tx, world, row, now);
  });
}

async function remind(tx: Transaction, world: WorkerWorld, row: Due, now: Date): Promise<void> {
  const { id, workflow, type, quote, due, zone, title, reminders } = row;
  const reminded = { type, quote, due, today: today(zone, now), caseTitle: title };
  await raiseAlert(tx, world, {
    id: world.newId(),
    workflow,
    judgment: null,
    segment: null,
    kind: "obligation-due",
    rate: null,
    severity: "warning",
    gate: null,
    watch: null,
    title: reminderTitle(reminded),
    facts: reminderFacts(reminded),
  });
  // What was missed while nobody ran is made up for once, and not once for each.
  const next = reminders.find((at) => at > now) ?? null;
  await tx.query("update surety.obligations set next_reminder_at = $2 where id = $1", [id, next]);
}
