import type { Database, Transaction } from "../../packages/server/src/storage/database.ts";

/**
 * Copies waiting cases of one workflow, `count` times. What the product wrote for a source (event, case, judgments, timeline,
 * review) is written again under new ids, with a reference, an amount, a certainty, an age and a due time of its own.
 */
export async function copyWaiting(database: Database, workflow: string, count: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sources, [workflow]);
    await tx.query(copies, [count]);
    for (const statement of rows) await tx.query(statement);
    for (const table of ["source", "copied"]) await tx.query(`drop table pg_temp.${table}`);
  });
}

/** As the database does by itself after a while: figures for the planner, and a map of what everybody may see. */
export async function settleDatabase(database: Database): Promise<void> {
  for (const table of ["events", "cases", "judgments", "timeline", "reviews"])
    await database.query(`vacuum (analyze) surety.${table}`);
}

const sources = `create temporary table source as
  select row_number() over (order by r.id) as nth, r.id as review_id, r.case_id, c.event_id
  from surety.reviews r join surety.cases c on c.id = r.case_id where r.workflow = $1 and r.status = 'open'`;

const copies = `create temporary table copied as
  select s.review_id as from_review, s.case_id as from_case, s.event_id as from_event, uuidv7(x.age) as review_id,
    uuidv7(x.age) as case_id, uuidv7(x.age) as event_id, now() + x.age as at, now() + x.due_in as due,
    'R-' || lpad(x.n::text, 6, '0') as reference, x.amount, x.sure
  from (
    select n, -random() * interval '3 days' as age, (random() * 9 - 0.3) * interval '1 day' as due_in,
      round((random() * 5000)::numeric, 2) as amount, 0.3 + random() * 0.65 as sure,
      1 + n % (select count(*) from source) as nth
    from generate_series(1, $1::int) as n
  ) as x join source s using (nth)`;

const title = "m.reference || ' ' || s.title";
const search = `strip(to_tsvector('simple', ${title} || ' ' || s.preview))`;

/** A row like `s` with some fields changed. */
const like = (table: string, key: string, changes: string) => `insert into surety.${table}
  select x.* from copied m join surety.${table} s on ${key}, lateral jsonb_populate_record(s, jsonb_build_object(${changes})) as x`;

const rows = [
  like(
    "events",
    "s.id = m.from_event",
    "'id', m.event_id, 'case_id', m.case_id, 'received_at', m.at, 'idempotency_key', null",
  ),
  like(
    "cases",
    "s.id = m.from_case",
    `'id', m.case_id, 'event_id', m.event_id, 'received_at', m.at, 'title', ${title},
     'input', s.input || jsonb_build_object('reference', m.reference, 'amount', m.amount)`,
  ),
  like(
    "judgments",
    "s.case_id = m.from_case",
    "'id', uuidv7(), 'case_id', m.case_id, 'at', m.at, 'confidence', m.sure",
  ),
  `insert into surety.timeline (case_id, at, kind, title, detail, actor, milliseconds, entries, fired)
   select m.case_id, m.at, s.kind, s.title, s.detail, s.actor, s.milliseconds, s.entries, s.fired
   from copied m join surety.timeline s on s.case_id = m.from_case`,
  `insert into surety.reviews (${reviewColumns()})
   select ${reviewColumns({
     id: "m.review_id",
     case_id: "m.case_id",
     title,
     created_at: "m.at",
     due_at: "m.due",
     confidence: "case when s.kind = 'review' then m.sure end",
     certainty: "m.sure",
     value_micros: "case when s.value_micros is not null then (m.amount * 1000000)::bigint end",
     search,
   })} from copied m join surety.reviews s on s.id = m.from_review`,
];

/** The columns of a review, each taken from the source unless something else is named. */
function reviewColumns(changes?: Readonly<Record<string, string>>): string {
  const names =
    `id case_id workflow block kind queue status stakes four_eyes undo_seconds title preview confidence due_at
    created_at suggestion value_micros currency certainty reason questions search`.split(/\s+/);
  return names.map((name) => (changes === undefined ? name : (changes[name] ?? `s.${name}`))).join(", ");
}

/** How many reviews wait. */
export async function countOpen(database: Pick<Transaction, "query">, workflow?: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    "select count(*)::int as n from surety.reviews where status in ('open','claimed') and ($1::text is null or workflow = $1)",
    [workflow ?? null],
  );
  return row?.n ?? 0;
}
