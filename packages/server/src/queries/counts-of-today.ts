import type { Queryable } from "../storage/database.ts";
import { firstIdAt, startOfDay } from "./time-bounds.ts";

/** Where the cases stand that arrived today (UTC), and how many of any day wait or have failed. */
export interface CountsOfToday {
  arrived: number;
  automated: number;
  reviewed: number;
  waiting: number;
  failed: number;
}

/** A few numbers of the overview without its history: cheap enough to be looked at all the time. */
export async function countsOfToday(database: Queryable, now: Date): Promise<CountsOfToday> {
  const [row] = await database.query<Record<keyof CountsOfToday, string>>(
    `select today.*, open.* from (
       select count(*) as arrived, count(*) filter (where route = 'automated') as automated, count(*) filter (where route = 'reviewed') as reviewed
       from surety.cases where id >= $1
     ) today, (
       select count(*) filter (where status = 'waiting') as waiting, count(*) filter (where status in ('failed', 'quarantined')) as failed
       from surety.cases where status <> 'done'
     ) open`,
    [firstIdAt(startOfDay(now))],
  );
  const numberOf = (name: keyof CountsOfToday) => Number(row?.[name] ?? 0);
  return {
    arrived: numberOf("arrived"),
    automated: numberOf("automated"),
    reviewed: numberOf("reviewed"),
    waiting: numberOf("waiting"),
    failed: numberOf("failed"),
  };
}
