import { type Kysely, sql } from "kysely";

/** What a workflow needs before it may go live, what manual work costs, and what later turned out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Why it is live although something was missing; null where nothing was.
  // `trial_since` is when people began to decide everything, `live_since` when the gate took over: the forecast lies between.
  `alter table surety.workflows add column live_override jsonb, add column paused_from text,
    add column trial_since timestamptz, add column live_since timestamptz`,
  `update surety.workflows set live_since = now() where stage = 'live'`,
  // From when on one person has had the review: the time that a decision takes is measured from here.
  `alter table surety.reviews add column claimed_at timestamptz`,
  `alter table surety.decisions add column claimed_at timestamptz`,
  `create table surety.baselines (
    id uuid primary key,
    workflow text not null references surety.workflows(name),
    source text not null check (source in ('timed','import')),
    status text not null check (status in ('running','done','stopped')),
    wanted int not null,
    second_person boolean not null default false,
    started_by text not null,
    started_at timestamptz not null,
    ended_at timestamptz
  )`,
  // One stopwatch per workflow.
  `create unique index baselines_running on surety.baselines (workflow) where status = 'running'`,
  `create index baselines_by_workflow on surety.baselines (workflow, ended_at desc) where ended_at is not null`,
  `create table surety.baseline_samples (
    id uuid primary key,
    baseline uuid not null references surety.baselines(id),
    decision_id uuid,
    external_id text,
    seconds double precision not null check (seconds >= 0),
    wrong boolean,
    at timestamptz not null
  )`,
  `create index baseline_samples_by_baseline on surety.baseline_samples (baseline)`,
  `create index baseline_samples_by_decision on surety.baseline_samples (decision_id) where decision_id is not null`,
  // An outcome of a case that nobody knows yet is kept, and joined when the case is known.
  `create table surety.outcomes (
    id uuid primary key,
    workflow text not null references surety.workflows(name),
    key text not null,
    case_id uuid,
    external_key text,
    field text,
    name text not null,
    value jsonb not null,
    at timestamptz not null,
    source text not null,
    judgment text,
    proves text check (proves in ('right','wrong')),
    received_at timestamptz not null,
    unique (workflow, key)
  )`,
  `create index outcomes_by_name on surety.outcomes (workflow, name, at)`,
  `create index outcomes_by_case on surety.outcomes (case_id) where case_id is not null`,
  `create index outcomes_without_case on surety.outcomes (workflow, external_key) where case_id is null`,
];
