import type { CaseDetail } from "@surety/core/wire/case";
import type { QueueCount } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";

/** Planted cases that nobody has answered leave the inbox after a while; they are read as `r` and `c`, like real reviews. */
export const plantedSource = `surety.planted_reviews r cross join lateral (select r.answer) c`;
export const stillPlanted = `r.created_at > now() - interval '7 days'`;

/** A planted case by its own id, as it is shown; null where there is none. */
export async function readPlantedCase(database: Queryable, caseId: string): Promise<CaseDetail | null> {
  const [row] = await database.query<{ detail: CaseDetail; review: string; status: string }>(
    "select detail, id as review, status from surety.planted_reviews where case_id = $1",
    [caseId],
  );
  return row === undefined ? null : { ...row.detail, review: { id: row.review, status: row.status } };
}

/** What waits in each queue with the planted cases that this person may be asked about; real counts are made elsewhere. */
export async function withPlantedCounts(
  database: Queryable,
  real: readonly QueueCount[],
  person: string,
  now: Date,
): Promise<QueueCount[]> {
  const planted = await database.query<{ queue: string; workflow: string; open: number; overdue: number }>(
    `select queue, workflow, count(*)::int as open, count(*) filter (where due_at < $2)::int as overdue
     from surety.planted_reviews r where status in ('open','claimed') and not $1 = any(known_to) and ${stillPlanted} group by 1, 2`,
    [person, now],
  );
  return real.map((count) => {
    const more = planted.find(({ queue, workflow }) => queue === count.queue && workflow === count.workflow);
    return more === undefined
      ? count
      : { ...count, open: count.open + more.open, overdue: count.overdue + more.overdue };
  });
}
