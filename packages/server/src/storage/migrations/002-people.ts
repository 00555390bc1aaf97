import { type Kysely, sql } from "kysely";

/** People and their sessions (the columns better-auth needs), keys of machines, and the indexes that lists page by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const openReviews = "where status in ('open','claimed')";

const statements = [
  `create table surety.people (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    role text not null default 'viewer' check (role in ('owner','editor','reviewer','viewer')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table surety.sessions (
    id text primary key,
    person_id text not null references surety.people(id) on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index sessions_by_person on surety.sessions (person_id)`,
  `create table surety.accounts (
    id text primary key,
    person_id text not null references surety.people(id) on delete cascade,
    account_id text not null,
    provider_id text not null,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index accounts_by_person on surety.accounts (person_id)`,
  `create table surety.verifications (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index verifications_by_identifier on surety.verifications (identifier)`,
  // Only hashes of one-time links and keys are stored: a copy of the database opens no door.
  `create table surety.setup_tokens (
    hash text primary key,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table surety.api_keys (
    id uuid primary key,
    name text not null,
    prefix text not null,
    hash text not null unique,
    role text not null check (role in ('owner','editor','reviewer','viewer')),
    created_by text,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  )`,
  // Facts keep the id of who made them; lists show the name that this person or key has now.
  `create function surety.name_of(actor text) returns text language sql stable as $$
    select coalesce(
      (select name from surety.people where id = actor),
      (select name from surety.api_keys where id::text = actor),
      actor)
  $$`,
  // The log of who did what can grow, and nothing else.
  `create function surety.refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'surety.audit_log is append-only'; end $$`,
  `create trigger audit_log_append_only before update or delete on surety.audit_log
    for each row execute function surety.refuse_change()`,
  `create trigger audit_log_never_emptied before truncate on surety.audit_log
    for each statement execute function surety.refuse_change()`,
  `create index reviews_due on surety.reviews ((coalesce(due_at, timestamptz 'infinity')), id) ${openReviews}`,
  `create index reviews_due_by_queue on surety.reviews (queue, (coalesce(due_at, timestamptz 'infinity')), id) ${openReviews}`,
  `create index reviews_newest on surety.reviews (id desc)`,
  `create index reviews_uncertain on surety.reviews
    ((case kind when 'review' then coalesce(confidence, 0) when 'audit' then 1 else 0 end), id) ${openReviews}`,
  `create index reviews_counts on surety.reviews (queue, workflow, due_at) ${openReviews}`,
  `create index cases_uncertain on surety.cases (confidence, id) where confidence is not null and status <> 'done'`,
  `create index cases_ended on surety.cases (workflow, ended_at desc) where ended_at is not null`,
  `create index labels_checked on surety.labels (at) where source in ('audit','outcome')`,
  `create index judgments_overridden on surety.judgments (at) where decided_value <> value`,
  `create index effects_pending on surety.effects (created_at) where status = 'pending'`,
  `create index jobs_by_workflow on surety.jobs (workflow, started_at desc)`,
];
