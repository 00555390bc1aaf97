import { type Kysely, sql } from "kysely";

/** How far the calls to a provider have come on its time line, for limits a minute that hold across processes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.paces (
    connection text primary key,
    -- When the next call, and the next token, would be due if none came early.
    requests_at timestamptz not null default '-infinity',
    tokens_at timestamptz not null default '-infinity',
    -- When the last of those is to come back who were sent away.
    queue_at timestamptz not null default '-infinity'
  ) with (fillfactor = 50)`,
];
