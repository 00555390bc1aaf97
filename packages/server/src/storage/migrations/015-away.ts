import { type Kysely, sql } from "kysely";

/** What is told outside about reviews, to machines and to people; links that decide once; and what was on screen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.review_deliveries (
    id uuid primary key,
    batch uuid,
    connection text not null,
    channel text not null check (channel in ('webhook','chat','mail')),
    event text not null,
    workflow text,
    review uuid,
    person text,
    data jsonb not null,
    status text not null default 'pending' check (status in ('pending','sent','failed','withdrawn')),
    attempts int not null default 0,
    receipt jsonb,
    error text,
    created_at timestamptz not null,
    sent_at timestamptz
  )`,
  `create index review_deliveries_by_batch on surety.review_deliveries (batch) where status = 'pending'`,
  `create index review_deliveries_gathering on surety.review_deliveries (connection) where batch is null and status = 'pending'`,
  `create index review_deliveries_failed on surety.review_deliveries (id) where status = 'failed'`,
  `create unique index review_deliveries_overdue on surety.review_deliveries (review, connection) where event = 'review.overdue'`,
  `create table surety.notification_preferences (
    person text primary key,
    mode text not null check (mode in ('none','digest','each')),
    digest_minute int not null check (digest_minute between 0 and 1439),
    zone text not null,
    days int[] not null,
    queues text[] not null,
    unsubscribe_hash text not null unique,
    since timestamptz not null,
    last_mail_at timestamptz,
    last_digest_on text
  )`,
  // The mail connection through which people hear; one row at most.
  `create table surety.notification_settings (single boolean primary key default true check (single), connection text)`,
  // What a person is to hear, each thing once.
  `create table surety.person_notices (
    id uuid primary key,
    person text not null,
    review uuid not null,
    event text not null check (event in ('new','overdue','assigned','mentioned')),
    ref text not null default '',
    at timestamptz not null,
    mail uuid,
    unique (person, review, event, ref)
  )`,
  `create index person_notices_waiting on surety.person_notices (person) where mail is null`,
  `create index person_notices_at on surety.person_notices (at)`,
  // Only the hash of a token is kept: whoever reads this table cannot decide anything.
  `create table surety.approval_links (
    id uuid primary key,
    token_hash text not null unique,
    person text not null,
    review uuid not null,
    answers jsonb not null,
    effect_hash text not null,
    mail uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index approval_links_by_mail on surety.approval_links (mail)`,
  // What people saw when they decided, once for each content.
  `create table surety.screens (hash text primary key, content jsonb not null, at timestamptz not null)`,
  `alter table surety.decisions add column channel text not null default 'desk' check (channel in ('desk','api','link'))`,
];
