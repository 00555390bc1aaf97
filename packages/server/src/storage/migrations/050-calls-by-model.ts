import { type Kysely, sql } from "kysely";

/** Who answered for a model lately, and what its answers take, without reading the calls of all others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("create index model_calls_by_model on surety.model_calls (connection, model, id)").execute(db);
}
