import { type Kysely, sql } from "kysely";

/** Indexes that others can stand in for cost every write of a case, and give nothing back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The primary key is read backwards just as well.
  `drop index surety.cases_by_time`,
  // Lines are only ever looked up by their case.
  `drop index surety.timeline_by_case`,
  `alter table surety.timeline drop constraint timeline_pkey, add primary key (case_id, id)`,
];
