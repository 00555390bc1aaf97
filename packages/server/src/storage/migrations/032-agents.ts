import { type Kysely, sql } from "kysely";

/** What agents propose with their answers, and what their tools found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table surety.judgments add column calls jsonb",
  "alter table surety.judgments alter column calls set statistics 0",
  `create table surety.agent_reads (
    key text primary key,
    case_id uuid not null references surety.cases (id) on delete cascade,
    judgment text not null,
    tool text not null,
    arguments jsonb not null,
    found jsonb not null,
    at timestamptz not null
  )`,
  "create index agent_reads_case on surety.agent_reads (case_id)",
];
