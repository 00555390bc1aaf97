import { type Kysely, sql } from "kysely";
import { searchVector } from "../search-text.ts";

/** What the inbox filters, sorts, searches and counts by, and the views that people keep. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of columns) await sql.raw(statement).execute(db);
  for (const table of ["reviews", "planted_reviews"]) await fill(db, table);
  for (const statement of indexes) await sql.raw(statement).execute(db);
}

const waits = "status in ('open','claimed')";

const columns = [
  ...["reviews", "planted_reviews"].map(
    (table) => `alter table surety.${table}
      -- What is at stake, in millionths of the currency.
      add column value_micros bigint,
      add column currency text,
      -- How sure the machine is, for filters and order; drawn for audits, so that it does not single them out.
      add column certainty double precision,
      -- The code of why it is here; borrowed for audits.
      add column reason text,
      add column questions text[] not null default '{}',
      add column search tsvector`,
  ),
  `create table surety.saved_views (
    id uuid primary key,
    name text not null,
    made_by text not null,
    shared boolean not null default false,
    filter jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index saved_views_by_person on surety.saved_views (made_by)`,
  `create index saved_views_shared on surety.saved_views (id) where shared`,
  `create table surety.default_views (
    person text primary key,
    view uuid not null references surety.saved_views(id) on delete cascade
  )`,
];

const indexes = [
  // All that lists filter and counts count by, so that neither reads a row. It replaces two that were read for the same.
  `create index reviews_desk on surety.reviews (queue, workflow, due_at) include
     (id, kind, status, stakes, block, claimed_by, claimed_until, created_at, certainty, value_micros, reason, questions)
     where ${waits}`,
  `drop index surety.reviews_counts`,
  `drop index surety.reviews_open`,
  `drop index surety.reviews_uncertain`,
  `create index reviews_uncertain on surety.reviews (coalesce(certainty, 0), id) where ${waits}`,
  `create index reviews_value on surety.reviews (coalesce(value_micros, -9223372036854775808), id) where ${waits}`,
  // The primary key has the same order.
  `drop index surety.reviews_newest`,
  // Similar cases are looked for among those that are done, which may lie behind a hundred thousand that wait.
  `create index cases_done on surety.cases (workflow, id desc) where status = 'done' and answer is not null`,
  // Counting a hundred thousand takes 20 ms of one processor; started on two of a busy machine, it took ten times as long.
  `alter table surety.reviews set (parallel_workers = 0)`,
  `create index reviews_search on surety.reviews using gin (search) where ${waits}`,
];

/** Reviews that wait already are found and sorted like those that open from now on. */
async function fill(db: Kysely<unknown>, table: string): Promise<void> {
  await sql
    .raw(
      `update surety.${table} r set
         certainty = case kind when 'review' then coalesce(confidence, 0) when 'audit' then random() * 0.9 end,
         reason = case kind when 'exception' then 'exception' when 'audit' then 'below-threshold' else coalesce(
           (select j.reason ->> 'code' from surety.judgments j
            where j.case_id = r.case_id and j.block = r.block and j.route = 'review' order by j.id limit 1), 'below-threshold') end,
         questions = array(select j.name from surety.judgments j where j.case_id = r.case_id and j.block = r.block order by j.name)
       where ${waits}`,
    )
    .execute(db);
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const { rows } = await sql<{ id: string; title: string; preview: string }>`
      select id, title, preview from ${sql.raw(`surety.${table}`)} where ${sql.raw(waits)} and id > ${after} order by id limit 1000`.execute(
      db,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const found = rows.map(({ id, title, preview }) => ({ id, search: searchVector(title, preview) }));
    await sql`update ${sql.raw(`surety.${table}`)} r set search = x.search::tsvector
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as x(id uuid, search text) where r.id = x.id`.execute(
      db,
    );
    after = last.id;
  }
}
