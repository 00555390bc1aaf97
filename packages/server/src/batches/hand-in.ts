import type { BatchDoor } from "@surety/core/ports/language-batch";
import type { BatchRow } from "../storage/batches-schema.ts";
import { markOf, openItems, questionId } from "./batch-rows.ts";
import type { BatchWorld } from "./batch-world.ts";

const sendMs = 300_000;
const findMs = 60_000;
/** By how much a provider's clock may be behind ours. */
const skewMs = 600_000;

/**
 * Hands a batch in, once: that it is about to be is committed before, and whoever finds it so looks for it at the provider
 * before anything is handed in again. False for one that is cancelled and was never handed in.
 */
export async function handIn(world: BatchWorld, batch: BatchRow, door: BatchDoor): Promise<boolean> {
  const found = batch.begun_at === null ? null : await findAgain(world, batch, batch.begun_at, door);
  if (batch.begun_at === null)
    await world.database.query("update surety.model_batches set begun_at = $2 where id = $1", [
      batch.id,
      world.clock.now(),
    ]);
  if (found === null && batch.cancel_asked_at !== null) return false;
  const name = found ?? (await submit(world, batch, door));
  const kept = await world.database.query(
    `update surety.model_batches set status = 'under-way', provider_id = $2, is_found = $3, submitted_at = coalesce(submitted_at, $4)
     where id = $1 and provider_id is null and ended_at is null returning id`,
    [batch.id, name, found !== null, world.clock.now()],
  );
  // Somebody took this process for dead and went on without it.
  if (kept.length === 0 && found === null) await door.cancel(name, { timeoutMs: findMs });
  return true;
}

async function submit(world: BatchWorld, { id }: BatchRow, door: BatchDoor): Promise<string> {
  const items = await openItems(world.database, id);
  const questions = items.map(({ place, request }) => ({ id: questionId(id, place), request }));
  return door.submit({ mark: markOf(id), questions }, { timeoutMs: sendMs });
}

/** One that nobody else of us waits for, and that was not seen to be somebody else's. */
async function findAgain(world: BatchWorld, batch: BatchRow, begun: Date, door: BatchDoor): Promise<string | null> {
  const { id, connection, questions, not_ours: others } = batch;
  const since = new Date(begun.getTime() - skewMs);
  const found = await door.find({ mark: markOf(id), questions, since }, { timeoutMs: findMs });
  const rows = await world.database.query<{ name: string }>(
    "select provider_id as name from surety.model_batches where connection = $1 and provider_id = any($2)",
    [connection, found],
  );
  const taken = new Set([...rows.map(({ name }) => name), ...others]);
  return found.find((name) => !taken.has(name)) ?? null;
}
