import { type Kysely, sql } from "kysely";

/** Invoices that were matched, in their order: each sees those before it that are not booked yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.matched_invoices (
    case_id uuid primary key references surety.cases (id),
    workflow text not null,
    place bigint not null generated always as identity,
    -- What others are found by: number and order without punctuation, and the whole amount.
    number_key text not null,
    order_key text,
    gross_micros bigint,
    -- As an earlier invoice of a match step.
    invoice jsonb not null
  )`,
  "create index matched_invoices_by_workflow on surety.matched_invoices (workflow, place)",
];
