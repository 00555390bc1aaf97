import type { QueueCount } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";

/** How much waits in each queue, by workflow; what was due before `now` is overdue. */
export async function countQueues(database: Queryable, now: Date): Promise<QueueCount[]> {
  const rows = await database.query<{ queue: string; workflow: string; open: string; overdue: string }>(
    `select queue, workflow, count(*) as open, count(*) filter (where due_at < $1) as overdue
     from surety.reviews where status in ('open','claimed') group by queue, workflow order by queue, workflow`,
    [now],
  );
  return rows.map((row) => ({
    queue: row.queue,
    workflow: row.workflow,
    open: Number(row.open),
    overdue: Number(row.overdue),
  }));
}
