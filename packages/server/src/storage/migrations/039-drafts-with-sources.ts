import { type Kysely, sql } from "kysely";

/** What a judgment has written, sentence by sentence, with what each rests on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table surety.judgments add column draft jsonb",
  "alter table surety.judgments alter column draft set statistics 0",
];
