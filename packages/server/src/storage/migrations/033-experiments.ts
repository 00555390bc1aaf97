import { type Kysely, sql } from "kysely";

/** Experiments with language models: what is compared, on which cases, and what each arm answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.experiments (
    id uuid primary key,
    workflow text not null references surety.workflows (name),
    judgment text not null,
    -- Of the document that was in force when it was planned.
    version text not null,
    set_name text,
    set_version text,
    -- What is compared, with what each may cost; the first is what is in force.
    arms jsonb not null,
    items integer not null,
    not_judged jsonb not null default '[]',
    status text not null default 'planned' check (status in ('planned','running','stopped','cancelled','done')),
    sentence text not null default '',
    -- What is confirmed to start it, and never exceeded.
    most_micros bigint not null,
    probable_micros bigint not null,
    starts integer not null default 0,
    -- Of each arm, when all have answered everything.
    results jsonb,
    created_at timestamptz not null,
    created_by text,
    started_at timestamptz,
    ended_at timestamptz
  )`,
  `create index experiments_by_workflow on surety.experiments (workflow, id)`,
  `create table surety.experiment_items (
    experiment uuid not null references surety.experiments (id) on delete cascade,
    place integer not null,
    text text not null,
    expected text not null,
    segment text,
    probability double precision not null,
    -- What the prompts read of the case.
    scope jsonb not null,
    -- Known cases that are shown beside it, by the rule of choosing.
    examples jsonb not null,
    primary key (experiment, place)
  )`,
  `create table surety.experiment_answers (
    experiment uuid not null references surety.experiments (id) on delete cascade,
    arm integer not null,
    place integer not null,
    -- Null where it gave no answer that can be read; then there is a problem.
    value text,
    problem text,
    -- By the list of prices, whether it was paid for now or earlier.
    price_micros bigint not null,
    milliseconds double precision,
    at timestamptz not null,
    primary key (experiment, arm, place)
  )`,
  `alter table surety.model_calls add column experiment uuid`,
  `create index model_calls_by_experiment on surety.model_calls (experiment) where experiment is not null`,
];
