import { type Kysely, sql } from "kysely";

/** Whose case it is, as the document says it, so that a review finds earlier cases of the same key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table surety.cases add column history_key text`,
  // Written once, with the case: later writes of a case leave this index alone.
  `create index cases_by_history on surety.cases (workflow, history_key, id desc) where history_key is not null`,
];
