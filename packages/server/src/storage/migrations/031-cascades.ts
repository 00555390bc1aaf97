import { type Kysely, sql } from "kysely";

/** What each stage of a cascade said to a case; most judgments ask one model and have none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table surety.judgments add column stages jsonb").execute(db);
}
