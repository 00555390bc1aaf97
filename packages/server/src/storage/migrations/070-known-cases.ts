import { type Kysely, sql } from "kysely";

/** Known cases that a mix of signals compares answers with, frozen with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.known_cases (
    -- Of all that follows: a mix that names it is a mix of exactly these.
    hash text primary key,
    -- The weights of the sentence model.
    embedded_by text not null,
    -- What was right, fold by fold.
    labels jsonb not null,
    -- Before which case each fold ends.
    ends jsonb not null,
    -- Unit vectors of 384 half-precision numbers, no texts.
    vectors bytea not null,
    created_at timestamptz not null
  )`,
  // What known cases say of the answer to a label's text, so that it is embedded once.
  `create table surety.known_nearness (
    known text not null references surety.known_cases (hash) on delete cascade,
    label_id uuid not null references surety.labels (id) on delete cascade,
    same double precision not null,
    nearest double precision not null,
    primary key (known, label_id)
  )`,
  "create index known_nearness_by_label on surety.known_nearness (label_id)",
];
