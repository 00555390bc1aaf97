import type { GateTurn } from "@surety/core/wire/alert";
import type { Queryable } from "../storage/database.ts";

const mostTurns = 50;

/** What shut and opened the gate of a judgment, the newest first. */
export async function gateTurns(database: Queryable, workflow: string, judgment: string): Promise<GateTurn[]> {
  const rows = await database.query<Omit<GateTurn, "at"> & { at: Date }>(
    `select distinct on (at, segment, turn) judgment, segment, turn, how, because, alert, surety.name_of(actor) as actor, at
     from surety.gate_turns where workflow = $1 and judgment = $2 order by at desc, segment, turn limit $3`,
    [workflow, judgment, mostTurns],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
