import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import type { StartedTask } from "@surety/core/ports/engine";
import type { WorkerWorld } from "../worker/world.ts";
import { bulkEntry, settledBefore } from "./bulk-entry.ts";
import type { Actor } from "./commands.ts";
import { reviewCommands } from "./review-commands.ts";

export const bulkDecideTask = "bulk-decide";

interface BulkRow {
  id: string;
  workflow: string;
  actor: Actor;
  answers: Record<string, string>;
  verdict: "decide" | "reject" | "out-of-scope";
  reason_code: string | null;
  note: string | null;
  undo_seconds: number;
}

interface Item {
  reviewId: string;
  decisionId: string;
}

/** Reviews that are read at a time, and after which everybody who looks hears how far it is. */
const stretch = 25;

/**
 * Decides the reviews of a bulk one after the other. Each is settled in the transaction of its own decision, so that a
 * killed process loses none and an execution that comes back repeats none.
 */
export async function decideBulk(world: WorkerWorld, { payload, isLast }: StartedTask): Promise<void> {
  const id = String(payload["bulk"]);
  const [bulk] = await world.database.query<BulkRow>("select * from surety.bulks where id = $1", [id]);
  if (bulk === undefined) return;
  const commands = reviewCommands(world);
  for (;;) {
    const items = await waiting(world, id);
    if (items.length === 0) break;
    for (const item of items) {
      try {
        await commands.decideReview(item.reviewId, decisionOf(bulk), bulk.actor, entryOf(bulk, item));
      } catch (error) {
        if (!isRefusal(error) && !isLast) throw error;
        await refuse(world, id, item, error as Error);
      }
    }
    world.live.emit({ noun: "review", workflow: bulk.workflow, ids: items.map(({ reviewId }) => reviewId) });
  }
  await world.database.query(
    `update surety.bulks set status = case status when 'deciding' then 'decided' else status end, ended_at = coalesce(ended_at, $2)
     where id = $1`,
    [id, world.clock.now()],
  );
  world.live.emit({ noun: "review", workflow: bulk.workflow, ids: [] });
}

function waiting(world: WorkerWorld, id: string): Promise<Item[]> {
  return world.database.query<Item>(
    `select review_id as "reviewId", decision_id as "decisionId" from surety.bulk_items
     where bulk = $1 and state = 'waiting' order by place limit $2`,
    [id, stretch],
  );
}

/** Nobody measured the seconds of a case in a bulk: 0 says so. */
function decisionOf({ answers, verdict, reason_code, note }: BulkRow) {
  return { answers, verdict, reasonCode: reason_code, note, seconds: 0 };
}

const entryOf = (bulk: BulkRow, item: Item) => bulkEntry({ bulk: bulk.id, ...item }, bulk.undo_seconds);

/** What a person would be told: it is an answer, and trying again changes nothing. */
const isRefusal = (error: unknown): boolean => error instanceof UserError;

async function refuse(world: WorkerWorld, bulk: string, item: Item, error: Error): Promise<void> {
  if (error instanceof SuretyError && error.code === settledBefore) return;
  const known = error instanceof SuretyError;
  if (!known) world.log.error(`bulk ${bulk}: ${error.stack ?? error.message}`);
  const refusal = known
    ? { code: error.code, sentence: error.message }
    : { code: "bug", sentence: "It could not be decided: see the server's log." };
  await world.database.query(
    "update surety.bulk_items set state = 'refused', refusal = $3 where bulk = $1 and review_id = $2 and state = 'waiting'",
    [bulk, item.reviewId, JSON.stringify(refusal)],
  );
}
