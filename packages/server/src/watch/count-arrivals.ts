import { firstIdAt } from "../queries/time-bounds.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A forecast looks back no further. */
const backDays = 57;
/** An hour is counted when what arrived in it has surely been committed. */
const settleMs = 5 * 60_000;

/**
 * Counts the arrivals of hours that are over: cases by workflow, reviews by queue. Each is counted once, a day at a time
 * from where the last count ended, by ranges of primary keys; so pages need not count what does not change any more.
 */
export async function countArrivals(world: WorkerWorld): Promise<void> {
  const until = Math.floor((world.clock.now().getTime() - settleMs) / hourMs) * hourMs;
  while (await world.database.transaction((tx) => countStretch(tx, until)));
}

/** True while there is more to count. */
async function countStretch(tx: Transaction, until: number): Promise<boolean> {
  await tx.query("lock table surety.arrival_counts in share row exclusive mode");
  const [last] = await tx.query<{ at: Date }>("select counted_until as at from surety.arrival_counts");
  const from = last?.at.getTime() ?? Math.max(until - backDays * dayMs, await firstArrival(tx, until));
  const to = Math.min(until, from + dayMs);
  if (from >= to) return false;
  const bounds = [new Date(from), new Date(to), firstIdAt(new Date(from - hourMs)), firstIdAt(new Date(to + hourMs))];
  await tx.query(
    `insert into surety.arrival_hours (hour, workflow, queue, kind, arrivals)
     select date_trunc('hour', received_at, 'UTC'), workflow, '', 'case', count(*) from surety.cases
       where id >= $3 and id < $4 and received_at >= $1 and received_at < $2 group by 1, 2
     union all
     select date_trunc('hour', created_at, 'UTC'), workflow, queue, kind, count(*) from surety.reviews
       where id >= $3 and id < $4 and created_at >= $1 and created_at < $2 group by 1, 2, 3, 4`,
    bounds,
  );
  await tx.query(
    last === undefined
      ? "insert into surety.arrival_counts (counted_until) values ($1)"
      : "update surety.arrival_counts set counted_until = $1",
    [new Date(to)],
  );
  return to < until;
}

/** The beginning of the hour in which the first case arrived: before it there was nothing to count. */
async function firstArrival(tx: Transaction, until: number): Promise<number> {
  const [first] = await tx.query<{ at: Date }>("select received_at as at from surety.cases order by id limit 1");
  return first === undefined ? until : Math.floor(first.at.getTime() / hourMs) * hourMs;
}
