import type { QueueCount } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";
import { plantedFor } from "./planted.ts";
import type { Looker } from "./review-conditions.ts";

/** How much waits in each queue, by workflow; what was due before `now` is overdue. Planted cases are counted for each person apart. */
export async function countQueues(database: Queryable, now: Date): Promise<QueueCount[]> {
  return database.query<QueueCount>(
    `select queue, workflow, count(*)::int as open, (count(*) filter (where due_at < $1))::int as overdue
     from surety.reviews where status in ('open','claimed') group by queue, workflow order by queue, workflow`,
    [now],
  );
}

/** The same with the planted cases that this person may be asked about: counts and list agree. */
export async function withPlantedCounts(
  database: Queryable,
  real: readonly QueueCount[],
  { person, now, barred }: Looker,
): Promise<QueueCount[]> {
  const planted = await database.query<QueueCount>(
    `select queue, workflow, count(*)::int as open, (count(*) filter (where due_at < $2))::int as overdue
     from surety.planted_reviews r where r.status in ('open','claimed') and r.id <> all($3::uuid[]) and ${plantedFor("$1")} group by 1, 2`,
    [person, now, barred],
  );
  const sums = new Map<string, QueueCount>();
  for (const count of [...real, ...planted]) {
    const key = JSON.stringify([count.queue, count.workflow]);
    const { open, overdue } = sums.get(key) ?? { open: 0, overdue: 0 };
    sums.set(key, { ...count, open: open + count.open, overdue: overdue + count.overdue });
  }
  return [...sums.values()];
}

/** The counts without what this person must not decide: it is not in their list either. */
export async function withoutBarred(
  database: Queryable,
  counts: readonly QueueCount[],
  { barred, now }: Looker,
): Promise<readonly QueueCount[]> {
  if (barred.length === 0) return counts;
  const fewer = await database.query<QueueCount>(
    `select queue, workflow, count(*)::int as open, (count(*) filter (where due_at < $2))::int as overdue
     from surety.reviews where id = any($1) and status in ('open','claimed') group by 1, 2`,
    [barred, now],
  );
  const left = counts.map((one) => {
    const less = fewer.find(({ queue, workflow }) => queue === one.queue && workflow === one.workflow);
    return less === undefined ? one : { ...one, open: one.open - less.open, overdue: one.overdue - less.overdue };
  });
  return left.filter(({ open }) => open > 0);
}

/** What somebody has decided since then, by whatever way, and did not take back; planted cases are decisions like others. */
export async function countDecided(database: Queryable, person: string, since: Date): Promise<number> {
  const mine = "where person = $1 and at >= $2 and undone_at is null";
  const [row] = await database.query<{ decided: number }>(
    `select (select count(*) from surety.decisions ${mine})::int + (select count(*) from surety.planted_decisions ${mine})::int as decided`,
    [person, since],
  );
  return row?.decided ?? 0;
}
