import { type Kysely, sql } from "kysely";

/** What language models answered, once for each question, and what every call cost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // A question that was paid for is not paid for again: not after a crash, not by the next case that asks the same.
  `create table surety.model_answers (
    key text primary key,
    completion jsonb not null,
    at timestamptz not null
  )`,
  `create table surety.model_calls (
    id uuid primary key,
    at timestamptz not null,
    workflow text not null,
    judgment text not null,
    case_id uuid,
    connection text not null,
    model text not null,
    answered_by text,
    outcome text not null check (outcome in ('answered','refused','unreadable','failed')),
    -- Asked again because the first answer could not be read.
    repair boolean not null default false,
    input_tokens integer,
    cached_tokens integer,
    output_tokens integer,
    cost_micros bigint,
    milliseconds double precision not null,
    error text
  )`,
  `create index model_calls_by_workflow on surety.model_calls (workflow, at)`,
  `create index model_calls_by_case on surety.model_calls (case_id) where case_id is not null`,
];
