import { type Kysely, sql } from "kysely";

/** Questions to language models that are handed in together, answered within a day, and cost less. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.model_batches (
    id uuid primary key,
    connection text not null,
    model text not null,
    workflow text not null,
    judgment text not null,
    experiment uuid,
    -- waiting: not handed in yet, or nobody heard that it was.
    status text not null default 'waiting' check (status in ('waiting','under-way','done','refused','cancelled')),
    -- What its provider calls it, and batches that were taken for it and are somebody else's.
    provider_id text,
    is_found boolean not null default false,
    not_ours text[] not null default '{}',
    -- 2 where it asks again what expired in another one.
    round smallint not null default 1,
    questions integer not null,
    answered integer not null default 0,
    failed integer not null default 0,
    -- Where money is set aside for it, and what an answer costs of the usual price.
    budgets jsonb not null,
    share double precision not null,
    looks integer not null default 0,
    created_at timestamptz not null,
    -- Before it is handed in: whoever finds this set looks for it first.
    begun_at timestamptz,
    submitted_at timestamptz,
    next_look_at timestamptz,
    cancel_asked_at timestamptz,
    cancel_sent_at timestamptz,
    ended_at timestamptz,
    sentence text not null default '',
    -- The task that goes on when it has ended.
    next_task text not null,
    next_payload jsonb not null
  )`,
  "create index model_batches_by_experiment on surety.model_batches (experiment) where experiment is not null",
  `create table surety.model_batch_items (
    batch uuid not null references surety.model_batches (id) on delete cascade,
    place integer not null,
    -- Of the answer, among those that are kept.
    key text not null,
    -- Null once something came of it.
    request jsonb,
    -- Set aside for it until something came of it.
    most_micros bigint not null,
    outcome text check (outcome in ('answered','failed','unreadable','expired','cancelled')),
    problem text,
    primary key (batch, place)
  )`,
  "create index model_batch_items_by_key on surety.model_batch_items (key)",
  "alter table surety.model_calls add column batch uuid",
  // Set aside for batches under way: spent as long as nobody knows better, because it takes a day to come back.
  "alter table surety.budgets add column batched_micros bigint not null default 0",
  "alter table surety.experiments add column batch boolean not null default false",
];
