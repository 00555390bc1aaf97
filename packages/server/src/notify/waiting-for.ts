import { plantedFor } from "../queries/planted.ts";
import type { Queryable } from "../storage/database.ts";

/** One review in a mail: where it waits and since when, and no word of its case. */
export interface WaitingReview {
  id: string;
  workflow: string;
  queue: string;
  createdAt: Date;
  dueAt: Date | null;
}

export interface WaitingCount {
  workflow: string;
  queue: string;
  open: number;
  overdue: number;
}

/** Who asks, and for which queues; none for all. */
export interface Waiter {
  person: string;
  queues: readonly string[];
}

/** The first of them, and how many there are. */
export interface SomeWaiting {
  reviews: WaitingReview[];
  total: number;
}

const columns = `r.id, r.workflow, r.queue, r.created_at, r.due_at, r.claimed_by, r.claimed_until, r.assignee, r.assigned_group, r.others_may`;
const open = "r.status in ('open','claimed') and (cardinality($2::text[]) = 0 or r.queue = any($2))";
const allowed = "not (r.barred <> '{}' and r.barred && (select surety.names_of($1)))";
const unanswered = (table: string) =>
  `not exists (select from surety.${table} d where d.review_id = r.id and d.person = $1 and d.undone_at is null)`;

/** What a person (`$1`) may be asked about in their queues (`$2`): real and planted reviews alike. */
const openToThem = `(
  select ${columns} from surety.reviews r where ${open} and ${allowed} and not ($1 = any(r.unblinded_by)) and ${unanswered("decisions")}
  union all
  select ${columns} from surety.planted_reviews r
  where ${open} and ${allowed} and ${plantedFor("$1")} and ${unanswered("planted_decisions")}) r`;

/** Of these, what is given to nobody else who is there. */
const theirs = `(r.others_may or case when r.assignee is null
  then r.assigned_group is null or exists (select from surety.group_members m where m.group_name = r.assigned_group and m.person = $1)
  else r.assignee = $1 or exists (select from surety.absences a where a.person = r.assignee and a.from_at <= now() and a.until_at > now())
end)`;
const waiting = `(select * from ${openToThem} where ${theirs}) r`;

const shown = `r.id, r.workflow, r.queue, r.created_at as "createdAt", r.due_at as "dueAt"`;
const urgentFirst = "order by coalesce(r.due_at, 'infinity'), r.id";
const parameters = ({ person, queues }: Waiter) => [person, [...queues]];

/** How much waits in each queue. */
export function countWaiting(database: Queryable, waiter: Waiter, now: Date): Promise<WaitingCount[]> {
  return database.query<WaitingCount>(
    `select r.workflow, r.queue, count(*)::int as open, count(*) filter (where r.due_at < $3)::int as overdue
     from ${waiting} group by 1, 2 order by 2, 1`,
    [...parameters(waiter), now],
  );
}

/** The most urgent of all that waits. */
export function urgentWaiting(database: Queryable, waiter: Waiter, most: number): Promise<WaitingReview[]> {
  return database.query<WaitingReview>(`select ${shown} from ${waiting} ${urgentFirst} limit $3`, [
    ...parameters(waiter),
    most,
  ]);
}

/** What opened (or fell due) after `since` and until `until`, and is held by nobody else. */
export async function newlyWaiting(
  database: Queryable,
  waiter: Waiter,
  event: "new" | "overdue",
  { since, until, most }: { since: Date; until: Date; most: number },
): Promise<SomeWaiting> {
  // Identifiers grow with time: by them the reviews of the last minutes are found among millions.
  const when =
    event === "new"
      ? "r.created_at > $3 and r.created_at <= $4 and r.id >= $6"
      : "coalesce(r.due_at, 'infinity') > $3 and coalesce(r.due_at, 'infinity') <= $4 and $6::uuid is not null";
  const rows = await database.query<WaitingReview & { total: number }>(
    `select ${shown}, (count(*) over ())::int as total from ${waiting}
     where ${when} and (r.claimed_by is null or r.claimed_by = $1 or r.claimed_until <= $4) ${urgentFirst} limit $5`,
    [...parameters(waiter), since, until, most, idBefore(since)],
  );
  return { reviews: rows, total: rows[0]?.total ?? 0 };
}

export interface WaitingNotice extends WaitingReview {
  notice: string;
  event: "assigned" | "mentioned";
}

/** What colleagues have told this person about reviews that are still open. */
export function waitingNotices(database: Queryable, person: string, since: Date): Promise<WaitingNotice[]> {
  return database.query<WaitingNotice>(
    `select n.id as notice, n.event, ${shown} from surety.person_notices n join ${openToThem} on r.id = n.review
     where n.person = $1 and n.mail is null and n.event in ('assigned','mentioned') and n.at >= $3 order by n.at, n.id limit 50`,
    [person, [], since],
  );
}

/** The smallest identifier that was made an hour before. */
function idBefore(time: Date): string {
  const hex = Math.max(0, time.getTime() - 3_600_000)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
