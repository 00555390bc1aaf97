import { type Kysely, sql } from "kysely";

/** Candidates that are compared with what is in force, what they answered, and who put them in force on what evidence. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.challengers (
    id uuid primary key,
    workflow text not null references surety.workflows(name),
    version text not null references surety.versions(hash),
    models jsonb not null default '{}',
    champion_version text not null references surety.versions(hash),
    champion_models jsonb not null,
    status text not null check (status in ('preparing','replaying','shadowing','ready','refused','withdrawn','promoted','rolled-back')),
    sentence text not null default '',
    criteria jsonb not null,
    criteria_hash text not null,
    replay_from timestamptz not null,
    replay_to timestamptz not null,
    replay_cases integer not null default 0,
    replay_cursor uuid,
    replayed boolean not null default false,
    canary_share double precision not null default 0 check (canary_share between 0 and 0.5),
    reason text not null,
    created_by text,
    created_at timestamptz not null,
    ended_at timestamptz
  )`,
  // One at a time: each is compared with what is in force, and each is one more chance to look better by luck.
  `create unique index challengers_open on surety.challengers (workflow)
    where status in ('preparing','replaying','shadowing','ready')`,
  `create index challengers_by_workflow on surety.challengers (workflow, created_at desc)`,
  // One row for each case: what would have been done. Its presence says that the case has been answered.
  `create table surety.challenger_cases (
    challenger uuid not null references surety.challengers(id) on delete cascade,
    case_id uuid not null,
    source text not null check (source in ('replay','shadow')),
    actions jsonb not null,
    champion_actions jsonb not null,
    different boolean not null,
    at timestamptz not null,
    primary key (challenger, case_id)
  )`,
  `create table surety.challenger_answers (
    challenger uuid not null references surety.challengers(id) on delete cascade,
    subject uuid not null,
    judgment text not null,
    source text not null check (source in ('held-out','replay','shadow')),
    text text not null,
    segment text,
    value text,
    confidence double precision not null check (confidence between 0 and 1),
    champion_value text,
    champion_confidence double precision not null check (champion_confidence between 0 and 1),
    label_probability double precision,
    audit_probability double precision,
    cost_micros bigint not null default 0,
    champion_cost_micros bigint not null default 0,
    latency_ms double precision not null default 0,
    at timestamptz not null,
    primary key (challenger, subject, judgment)
  )`,
  `create index challenger_answers_differ on surety.challenger_answers (challenger, subject)
    where value is distinct from champion_value`,
  `create table surety.promotions (
    id uuid primary key,
    workflow text not null references surety.workflows(name),
    challenger uuid not null references surety.challengers(id),
    record jsonb not null,
    signature text not null,
    public_key text not null,
    previous jsonb not null,
    promoted_by text,
    at timestamptz not null,
    override_because text,
    rolled_back_at timestamptz,
    rolled_back_by text,
    rolled_back_because text,
    rolled_back_automatically boolean
  )`,
  `create index promotions_by_workflow on surety.promotions (workflow, at desc)`,
  `alter table surety.alerts drop constraint alerts_kind_check`,
  `alter table surety.alerts add constraint alerts_kind_check check (kind in ('guarantee-broken','rate-raised','rolled-back','test'))`,
  // Null for nearly all cases: which challenger's version and models a case of a canary was begun with.
  `alter table surety.cases add column challenger uuid`,
  `create index cases_of_challenger on surety.cases (challenger) where challenger is not null`,
];
