import { type Kysely, sql } from "kysely";

/** How signals of certainty of language models are weighed together: fitted to labels, and in force or not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.signal_mixes (
    workflow text not null,
    judgment text not null,
    -- The version that answers, before its signals are mixed.
    asked text not null,
    -- The same with this mix: what thresholds are earned by.
    version text not null,
    verdict text not null check (verdict in ('better', 'not-better', 'one-signal', 'too-few-wrong')),
    -- Null where there was nothing to fit.
    mix jsonb,
    evidence jsonb not null,
    active boolean not null,
    created_at timestamptz not null,
    primary key (workflow, judgment, version)
  )`,
  "create unique index signal_mixes_in_force on surety.signal_mixes (workflow, judgment, asked) where active",
];
