import { type Kysely, sql } from "kysely";

/** Who has opened the answer of a case whose review is blind: they cannot decide it any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table surety.reviews add column unblinded_by text[] not null default '{}'").execute(db);
}
