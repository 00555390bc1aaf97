import { type Kysely, sql } from "kysely";

/** Bulk decisions with one record for each review, what a person saw of a suggestion, and arrivals counted by the hour. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const seen = "text check (suggestion_seen in ('shown','asked','answered','none'))";
const policy = "text not null default 'shown' check (suggestion in ('shown','after-evidence','hidden'))";

const statements = [
  `create table surety.bulks (
    id uuid primary key,
    workflow text not null,
    actor jsonb not null,
    answers jsonb not null,
    verdict text not null check (verdict in ('decide','reject','out-of-scope')),
    reason_code text,
    note text,
    -- From the first selection to the confirmation, for all of them together.
    seconds double precision not null default 0,
    -- What the person saw before they confirmed.
    plan_hash text not null,
    plan jsonb not null,
    -- Those of the selection that somebody looks at by themselves.
    looks uuid[] not null,
    undo_seconds integer not null,
    status text not null check (status in ('deciding','decided','undoing','undone')),
    at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index bulks_by_person on surety.bulks ((actor ->> 'id'), at desc)`,
  `create table surety.bulk_items (
    bulk uuid not null references surety.bulks(id) on delete cascade,
    place integer not null,
    review_id uuid not null,
    decision_id uuid not null,
    state text not null check (state in ('waiting','decided','refused','withdrawn')),
    refusal jsonb,
    -- Its decider wants it back.
    undo_wanted boolean not null default false,
    undo_refusal jsonb,
    primary key (bulk, place),
    unique (bulk, review_id)
  )`,
  `create index bulk_items_waiting on surety.bulk_items (bulk, place) where state = 'waiting'`,
  `alter table surety.decisions add column bulk uuid`,
  `alter table surety.decisions add column suggestion_seen ${seen}`,
  `create index decisions_by_bulk on surety.decisions (bulk) where bulk is not null`,
  `alter table surety.planted_decisions add column bulk uuid`,
  `alter table surety.reviews add column suggestion ${policy}`,
  `alter table surety.planted_reviews add column suggestion ${policy}`,
  // Whoever asked to see the suggestion of a review, and what they had answered before they saw it.
  `create table surety.suggestion_looks (
    review_id uuid not null,
    person text not null,
    first_answers jsonb,
    at timestamptz not null,
    primary key (review_id, person)
  )`,
  // Hours that are over, counted once: cases by workflow (queue is empty), reviews by queue.
  `create table surety.arrival_hours (
    hour timestamptz not null,
    workflow text not null,
    queue text not null,
    kind text not null check (kind in ('case','review','audit','exception')),
    arrivals integer not null,
    primary key (hour, workflow, queue, kind)
  )`,
  `create table surety.arrival_counts (counted_until timestamptz not null)`,
];
