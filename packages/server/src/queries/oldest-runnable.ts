import type { Queryable } from "../storage/database.ts";

/** Seconds since the arrival of the oldest case that could run and has not begun; null where none waits for a worker. */
export async function oldestRunnable(database: Queryable, now: Date): Promise<number | null> {
  const [row] = await database.query<{ received_at: Date }>(
    `select c.received_at from surety.cases c join surety.workflows w on w.name = c.workflow
     where c.status = 'received' and c.status <> 'done' and w.stage <> 'paused' order by c.id limit 1`,
  );
  return row === undefined ? null : Math.max(0, (now.getTime() - row.received_at.getTime()) / 1000);
}
