import { type Kysely, sql } from "kysely";

/** Lists of the cases behind a rate: the rare ones are found by small indexes of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index audits_by_case on surety.audits (case_id)`,
  `create index judgments_unanswered on surety.judgments (workflow, case_id) where value is null`,
  `create index reviews_exceptions on surety.reviews (workflow, case_id) where kind = 'exception'`,
];
