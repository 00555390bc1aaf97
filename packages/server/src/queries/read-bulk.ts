import { hitRate } from "@surety/core/review/pace";
import type { Bulk } from "@surety/core/wire/bulk";
import type { Refusal } from "../storage/bulk-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { isUuid } from "./page.ts";

interface BulkRow {
  id: string;
  workflow: string;
  by: string;
  at: Date;
  status: Bulk["status"];
  verdict: Bulk["verdict"];
  answers: Record<string, string>;
  looks: string[];
}

const mostRefusals = 100;
const standing = `(select d.undone_at from surety.decisions d where d.id = i.decision_id
  union all select d.undone_at from surety.planted_decisions d where d.id = i.decision_id)`;

/** A bulk and how far it is; null where this person decided none by that id: its answers are not for those who answer later. */
export async function readBulk(database: Queryable, id: string, person: string, now: Date): Promise<Bulk | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<BulkRow>(
    "select id, workflow, surety.name_of(actor ->> 'id') as by, at, status, verdict, answers, looks from surety.bulks where id = $1 and actor ->> 'id' = $2",
    [id, person],
  );
  if (row === undefined) return null;
  const { looks, at, ...bulk } = row;
  const [counts, undoUntil, refusals, looked] = await Promise.all([
    countsOf(database, id),
    lastUndo(database, id, now),
    refusalsOf(database, id),
    looksOf(database, looks, bulk),
  ]);
  return { ...bulk, at: at.toISOString(), counts, undoUntil, refusals, looks: looked };
}

/** The bulks that this person decided last, newest first. */
export async function listBulks(database: Queryable, person: string, now: Date): Promise<Bulk[]> {
  const rows = await database.query<{ id: string }>(
    "select id from surety.bulks where actor ->> 'id' = $1 order by at desc limit 20",
    [person],
  );
  const bulks = await Promise.all(rows.map(({ id }) => readBulk(database, id, person, now)));
  return bulks.flatMap((one) => one ?? []);
}

async function countsOf(database: Queryable, id: string): Promise<Bulk["counts"]> {
  const [row] = await database.query<Bulk["counts"]>(
    `select count(*)::int as total, count(*) filter (where state = 'waiting')::int as waiting,
       count(*) filter (where state = 'decided' and back is null)::int as decided,
       count(*) filter (where state = 'refused')::int as refused,
       count(*) filter (where state = 'withdrawn')::int as withdrawn,
       count(*) filter (where state = 'decided' and back is not null)::int as undone,
       count(*) filter (where undo_refusal is not null)::int as "tooLate"
     from (select i.state, i.undo_refusal, ${standing} as back from surety.bulk_items i where i.bulk = $1) items`,
    [id],
  );
  return row!;
}

async function lastUndo(database: Queryable, id: string, now: Date): Promise<string | null> {
  const [row] = await database.query<{ until: Date | null }>(
    `select max(r.undo_until) as until from surety.bulk_items i
       join lateral (select undo_until from surety.reviews where id = i.review_id and status in ('deciding','decided')
         union all select undo_until from surety.planted_reviews where id = i.review_id and status = 'decided') r on true
     where i.bulk = $1 and i.state = 'decided'`,
    [id],
  );
  const until = row?.until ?? null;
  return until === null || until <= now ? null : until.toISOString();
}

async function refusalsOf(database: Queryable, id: string): Promise<Bulk["refusals"]> {
  const rows = await database.query<{ reviewId: string; title: string | null; refusal: Refusal; undo: boolean }>(
    `select i.review_id as "reviewId", coalesce(i.refusal, i.undo_refusal) as refusal, i.refusal is null as undo,
       coalesce((select title from surety.reviews where id = i.review_id), (select title from surety.planted_reviews where id = i.review_id)) as title
     from surety.bulk_items i where i.bulk = $1 and (i.refusal is not null or i.undo_refusal is not null) order by i.place limit $2`,
    [id, mostRefusals],
  );
  return rows.map(({ reviewId, title, refusal, undo }) => ({ reviewId, title: title ?? "", ...refusal, undo }));
}

/** What people said to those that they looked at by themselves, each review counted once by its last word. */
async function looksOf(
  database: Queryable,
  ids: readonly string[],
  { verdict, answers }: Pick<BulkRow, "verdict" | "answers">,
): Promise<Bulk["looks"]> {
  const [row] = await database.query<{ alike: number; n: number }>(
    `select count(*)::int as n, count(*) filter (where verdict = $2 and ($2 <> 'decide' or answers = $3::jsonb))::int as alike from (
       select distinct on (review_id) review_id, verdict, answers from (
         select review_id, verdict, answers, at, bulk from surety.decisions where review_id = any($1) and undone_at is null
         union all select review_id, verdict, answers, at, bulk from surety.planted_decisions where review_id = any($1) and undone_at is null) d
       where bulk is null order by review_id, at desc) last`,
    [ids, verdict, JSON.stringify(answers)],
  );
  return hitRate(row?.alike ?? 0, row?.n ?? 0);
}
