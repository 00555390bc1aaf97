import { TransientError } from "@surety/core/errors/transient-error";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { StandsStill } from "./stands-still.ts";

/** What asking language models for a challenger may cost, and what it has: spent, and what may have been spent. */
export interface ChallengerMoney {
  mostMicros: number;
  usedMicros: number;
}

export async function moneyOf(
  database: Queryable,
  { id, most_micros: most }: Pick<ChallengerRow, "id" | "most_micros">,
): Promise<ChallengerMoney> {
  const [row] = await database.query<{ used: number }>(
    "select (spent_micros + unseen_micros)::float8 as used from surety.budgets where budget = $1 and period = 'all'",
    [`challenger:${id}`],
  );
  return { mostMicros: Number(most ?? 0), usedMicros: row?.used ?? 0 };
}

/**
 * Does some work of a challenger. Where there is no money for it, its own or the day's, or a provider is away, it stands still
 * with the reason, and goes on when it is looked after the next time: what was answered is kept. True where it could go on.
 */
export async function orPause(world: WorkerWorld, row: ChallengerRow, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    await world.database.query(
      "update surety.challengers set paused = null, sentence = '' where id = $1 and paused is not null and ended_at is null",
      [row.id],
    );
    return true;
  } catch (error) {
    if (!(error instanceof StandsStill || error instanceof TransientError)) throw error;
    await world.database.query(
      `update surety.challengers set paused = $2, sentence = 'It stands still. ' || $2, pauses = pauses + 1
       where id = $1 and ended_at is null`,
      [row.id, error.message],
    );
    world.live.emit({ noun: "workflow", workflow: row.workflow, ids: [] });
    return false;
  }
}
