import { type Kysely, sql } from "kysely";

/** Batches in which the models of a cascade are asked about labels, by the job that waits for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table surety.model_batches add column job uuid",
  "create index model_batches_by_job on surety.model_batches (job) where job is not null",
];
