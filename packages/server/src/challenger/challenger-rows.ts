import { UserError } from "@surety/core/errors/user-error";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";

const openStatuses = "('preparing','replaying','shadowing','ready')";

/** Throws `challenger-not-found`. `lock` holds the row until the transaction ends. */
export async function readChallenger(database: Queryable, id: string, lock = false): Promise<ChallengerRow> {
  const [row] = await database.query<ChallengerRow>(
    `select * from surety.challengers where id = $1 ${lock ? "for update" : ""}`,
    [id],
  );
  if (row !== undefined) return row;
  throw new UserError({ code: "challenger-not-found", message: `There is no challenger ${id}.` });
}

/** The one that collects evidence now; null where there is none. */
export async function openChallenger(database: Queryable, workflow: string): Promise<ChallengerRow | null> {
  const [row] = await database.query<ChallengerRow>(
    `select * from surety.challengers where workflow = $1 and status in ${openStatuses}`,
    [workflow],
  );
  return row ?? null;
}

export async function allOpenChallengers(database: Queryable): Promise<ChallengerRow[]> {
  return database.query<ChallengerRow>(`select * from surety.challengers where status in ${openStatuses} order by id`);
}

/** Ends a challenger, or says where it stands. Ended ones take part in nothing any more, canaries included. */
export async function setStatus(
  tx: Queryable,
  id: string,
  status: ChallengerRow["status"],
  sentence: string,
  endedAt: Date | null,
): Promise<void> {
  await tx.query(
    `update surety.challengers set status = $2, sentence = $3, ended_at = $4,
       canary_share = case when $4::timestamptz is null then canary_share else 0 end where id = $1`,
    [id, status, sentence, endedAt],
  );
}

/** Id of the newest challenger of a workflow, whatever became of it; null where there never was one. */
export async function newestChallenger(database: Queryable, workflow: string): Promise<string | null> {
  const [row] = await database.query<{ id: string }>(
    "select id from surety.challengers where workflow = $1 order by created_at desc limit 1",
    [workflow],
  );
  return row?.id ?? null;
}
