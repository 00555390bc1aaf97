import { type Kysely, sql } from "kysely";

/** Until when a provider is left alone, on the time line that all processes share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Failures in a row; from the fifth on it rests, and each later one is a try whether it is back.
  "alter table surety.paces add column failures integer not null default 0",
  "alter table surety.paces add column rest_until timestamptz not null default '-infinity'",
  // The provider itself asked to be left alone until then.
  "alter table surety.paces add column told_until timestamptz not null default '-infinity'",
];
