import { type Kysely, sql } from "kysely";

/** The fields that were read of a document, each with how sure it is and where it stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table surety.judgments add column fields jsonb",
  "alter table surety.judgments alter column fields set statistics 0",
];
