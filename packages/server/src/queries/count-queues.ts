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
  { person, now }: Looker,
): Promise<QueueCount[]> {
  const planted = await database.query<QueueCount>(
    `select queue, workflow, count(*)::int as open, (count(*) filter (where due_at < $2))::int as overdue
     from surety.planted_reviews r where r.status in ('open','claimed') and ${plantedFor("$1")} group by 1, 2`,
    [person, now],
  );
  const sums = new Map<string, QueueCount>();
  for (const count of [...real, ...planted]) {
    const key = JSON.stringify([count.queue, count.workflow]);
    const { open, overdue } = sums.get(key) ?? { open: 0, overdue: 0 };
    sums.set(key, { ...count, open: open + count.open, overdue: overdue + count.overdue });
  }
  return [...sums.values()];
}
