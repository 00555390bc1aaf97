import type { WatchedRate } from "@surety/core/watch/rate-watch";
import { firstIdAt } from "../queries/time-bounds.ts";
import type { Queryable } from "../storage/database.ts";

/** One rate of one judgment; exceptions belong to the workflow as a whole, whose judgment is "". */
export interface Watched {
  workflow: string;
  judgment: string;
  rate: WatchedRate;
}

/** Behind the last row that was looked at. */
export interface Cursor {
  at: Date;
  id: string;
}

export interface RateEvent extends Cursor {
  event: boolean;
}

/** Rows are dated before they are committed: what is younger than this may still have company coming. */
const settleMs = 5000;
/** How long a case has time to come to something before it counts as one without an exception. */
const caseSettleMs = 10 * 60_000;
const mostAtOnce = 5000;

/** What has happened since the cursor, oldest first: each row counts once, whether it is an event or not. */
export function newEvents(tx: Queryable, watched: Watched, cursor: Cursor, now: Date): Promise<RateEvent[]> {
  const { workflow, judgment, rate } = watched;
  if (rate === "exception") {
    const until = firstIdAt(new Date(now.getTime() - caseSettleMs));
    return tx.query<RateEvent>(exceptions, [workflow, cursor.id, until, mostAtOnce]);
  }
  const until = new Date(now.getTime() - settleMs);
  const sql = rate === "abstain" ? abstentions : overrides;
  return tx.query<RateEvent>(sql, [workflow, cursor.at, cursor.id, until, mostAtOnce, judgment]);
}

const abstentions = `select j.at, j.id, j.value is null as event from surety.judgments j
  where j.workflow = $1 and j.name = $6 and (j.at, j.id) > ($2, $3::uuid) and j.at <= $4 order by j.at, j.id limit $5`;

/** Of the answers that a person has decided on before their effect; what the model did not answer is no disagreement. */
const overrides = `select r.at, r.id, j.decided_value is distinct from j.value as event
  from (select id, case_id, block, date_trunc('milliseconds', decided_at) as at from surety.reviews
      where workflow = $1 and kind = 'review' and status = 'decided' and decided_at >= $2 and decided_at <= $4) r
    join surety.judgments j on j.case_id = r.case_id and j.name = $6 and j.block = r.block
  where (r.at, r.id) > ($2, $3::uuid) and j.value is not null and j.decided_by <> 'model' order by r.at, r.id limit $5`;

/** By the ids of arrivals, which grow with time; a case that another workflow started has another kind, and is not among them. */
const exceptions = `select c.received_at as at, c.id, c.status in ('failed', 'quarantined') or exists (
    select 1 from surety.reviews r where r.case_id = c.id and r.kind = 'exception') as event
  from surety.cases c where c.workflow = $1 and c.id > $2::uuid and c.id <= $3::uuid order by c.id limit $4`;
