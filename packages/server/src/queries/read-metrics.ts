import type { Queryable } from "../storage/database.ts";
import { oldestRunnable } from "./oldest-runnable.ts";
import { firstIdAt } from "./time-bounds.ts";

export interface Counted {
  labels: Record<string, string>;
  count: number;
}

export interface Metrics {
  cases: Counted[];
  reviews: Counted[];
  effectsPending: number;
  /** Arrivals of the last 24 hours by fate. */
  arrivals: Counted[];
  oldestRunnableSeconds: number;
}

/** The numbers of the product for `/metrics`. Cases that are done are counted for the last 24 hours only. */
export async function readMetrics(database: Queryable, now: Date): Promise<Metrics> {
  const yesterday = firstIdAt(new Date(now.getTime() - 86_400_000));
  const count = async (text: string, values: unknown[] = []): Promise<Counted[]> => {
    const rows = await database.query<Record<string, string>>(text, values);
    return rows.map(({ count: number, ...labels }) => ({ labels, count: Number(number) }));
  };
  const [open, ended, reviews, effects, arrivals, oldest] = await Promise.all([
    count(
      "select workflow, status, count(*) as count from surety.cases where status <> 'done' group by 1, 2 order by 1, 2",
    ),
    count(
      "select workflow, status, count(*) as count from surety.cases where status = 'done' and id >= $1 group by 1, 2 order by 1",
      [yesterday],
    ),
    count(
      "select queue, workflow, count(*) as count from surety.reviews where status in ('open','claimed') group by 1, 2 order by 1, 2",
    ),
    // Only a case that is being carried, or tried again later, can have one: this reads no other.
    count(`select count(*) as count from surety.cases c join surety.effects e on e.case_id = c.id and e.status = 'pending'
           where c.status in ('received', 'running') or (c.status = 'waiting' and c.waiting_for = 'retry')`),
    count("select workflow, fate, count(*) as count from surety.events where id >= $1 group by 1, 2 order by 1, 2", [
      yesterday,
    ]),
    oldestRunnable(database, now),
  ]);
  return {
    cases: [...open, ...ended],
    reviews,
    effectsPending: effects[0]?.count ?? 0,
    arrivals,
    oldestRunnableSeconds: oldest ?? 0,
  };
}
