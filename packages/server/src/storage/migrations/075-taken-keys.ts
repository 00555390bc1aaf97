import { type Kysely, sql } from "kysely";

/** Arrivals that are taken for new: a key that is taken already refuses the whole transaction. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(refuseTakenKey).execute(db);
}

const refuseTakenKey = `create function surety.refuse_taken_key() returns uuid language plpgsql as
  $$ begin raise exception 'a dedupe key is taken' using errcode = 'SUR01'; end $$`;
