import type { Queryable } from "../storage/database.ts";

/** Days that an expired key is kept: nobody needs it, but a clock that was set back may. */
const graceDays = 1;
const mostAtOnce = 10_000;

/** Deletes dedupe keys whose time is over, so that they do not grow for ever. */
export async function forgetExpiredKeys(database: Queryable, now: Date): Promise<void> {
  await database.query(
    `delete from surety.dedupe_keys where (workflow, key) in (
       select workflow, key from surety.dedupe_keys where expires_at < $1::timestamptz - $2 * interval '1 day' limit $3 for update skip locked)`,
    [now, graceDays, mostAtOnce],
  );
}
