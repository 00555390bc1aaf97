import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { isForgotten, nextLookSeconds } from "@surety/core/language/look-at-batch";
import type { TaskHandler } from "@surety/core/ports/engine";
import type { BatchDoor, BatchStand } from "@surety/core/ports/language-batch";
import { isOutage } from "../storage/lost-connection.ts";
import type { BatchRow } from "../storage/batches-schema.ts";
import { carryTask, readBatch } from "./batch-rows.ts";
import type { BatchWorld } from "./batch-world.ts";
import { collectBatch } from "./collect-batch.ts";
import { endBatch, tell } from "./end-batch.ts";
import { handIn } from "./hand-in.ts";
import { noBatches } from "./no-batches.ts";

const lookMs = 60_000;
const mostAttemptsOfBugs = 3;

/**
 * Carries a batch one step on: hands it in, looks how far it is, reads its answers. Each step is safe to do twice, and the
 * next one is enqueued with what it has found out.
 */
export function carryBatchHandler(world: BatchWorld): TaskHandler {
  return async ({ payload, attempt, isLast }) => {
    const batch = await readBatch(world.database, String(payload["batch"]));
    if (batch === null || batch.ended_at !== null || batch.looks !== payload["looks"]) return;
    try {
      await carry(world, batch);
    } catch (error) {
      const mayPass = error instanceof TransientError && !isLast && !isForgotten(batch.created_at, world.clock.now());
      if (mayPass || isOutage(error)) throw error;
      if (!(error instanceof SuretyError) && attempt < mostAttemptsOfBugs) throw error;
      await giveUp(world, batch.id, error as Error);
    }
  };
}

async function carry(world: BatchWorld, batch: BatchRow): Promise<void> {
  if (batch.cancel_asked_at !== null && batch.begun_at === null) return endBatch(world, batch, cancelled);
  const door = await doorOf(world, batch);
  if (batch.provider_id === null) {
    const isIn = await handIn(world, batch, door);
    return isIn ? lookLater(world, batch) : endBatch(world, batch, cancelled);
  }
  if (batch.cancel_asked_at !== null && batch.cancel_sent_at === null) await cancel(world, batch, door);
  const stand = await door.look(batch.provider_id, { timeoutMs: lookMs });
  const { state, answered, failed, problem } = stand;
  if (state === "refused") throw refused(batch, problem);
  await world.database.query("update surety.model_batches set answered = $2, failed = $3 where id = $1", [
    batch.id,
    answered,
    failed,
  ]);
  await tellJob(world, batch);
  tell(world, batch);
  if (state === "ended") return end(world, batch, door, stand);
  if (isForgotten(batch.created_at, world.clock.now())) throw neverEnded(batch);
  await lookLater(world, batch);
}

/** Of a job that waits for several: how many of all its questions have come to something. */
async function tellJob(world: BatchWorld, { job }: BatchRow): Promise<void> {
  if (job === null) return;
  await world.database.query(
    `update surety.jobs j set progress = b.came / b.all::float8, stage = format('waiting for batches: %s of %s answers', b.came, b.all)
     from (select sum(answered + failed) as came, greatest(1, sum(questions)) as all from surety.model_batches where job = $1) as b
     where j.id = $1 and j.status = 'running'`,
    [job],
  );
}

async function doorOf(world: BatchWorld, { connection }: BatchRow): Promise<BatchDoor> {
  const { batches } = await world.connection(connection);
  if (batches !== undefined) return batches;
  throw noBatches(connection);
}

async function lookLater(
  world: BatchWorld,
  { id, looks }: BatchRow,
  seconds: number = nextLookSeconds(looks),
): Promise<void> {
  const next = new Date(world.clock.now().getTime() + seconds * 1000);
  await world.database.transaction(async (tx) => {
    const rows = await tx.query<{ id: string; looks: number }>(
      `update surety.model_batches set looks = looks + 1, next_look_at = $3 where id = $1 and looks = $2 and ended_at is null
       returning id, looks`,
      [id, looks, next],
    );
    await world.engine().enqueueTasks(
      tx,
      rows.map((row) => carryTask(row, seconds)),
    );
  });
}

/** A provider that refuses to cancel has mostly ended it already; the next look tells. */
async function cancel(world: BatchWorld, { id, provider_id: name }: BatchRow, door: BatchDoor): Promise<void> {
  try {
    await door.cancel(name ?? "", { timeoutMs: lookMs });
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    world.log.warn(`batch ${id} was not cancelled: ${error.message}`);
  }
  await world.database.query("update surety.model_batches set cancel_sent_at = $2 where id = $1", [
    id,
    world.clock.now(),
  ]);
}

async function end(world: BatchWorld, batch: BatchRow, door: BatchDoor, stand: BatchStand): Promise<void> {
  const ours = await collectBatch(world, batch, door, stand.isLate === true);
  if (ours === 0 && batch.is_found) return leave(world, batch);
  const how = batch.cancel_asked_at === null ? done : cancelled;
  const unseen = await lostAnswers(world, batch, stand);
  await endBatch(world, batch, { ...how, rest: { ...how.rest, unseen } });
  await forget(world, batch, door);
}

/** How many answers its provider counts and did not hand over: what they cost nobody saw. */
async function lostAnswers(world: BatchWorld, { id }: BatchRow, { answered }: BatchStand): Promise<number> {
  const [{ came } = { came: 0 }] = await world.database.query<{ came: number }>(
    `select count(*)::int as came from surety.model_batch_items where batch = $1 and outcome in ('answered', 'unreadable')`,
    [id],
  );
  return Math.max(0, answered - came);
}

/** It was somebody else's: another one is looked for, or it is handed in again. */
async function leave(world: BatchWorld, batch: BatchRow): Promise<void> {
  await world.database.query(
    `update surety.model_batches set status = 'waiting', provider_id = null, is_found = false, not_ours = not_ours || provider_id
     where id = $1`,
    [batch.id],
  );
  await lookLater(world, batch, 0);
}

/** What its provider keeps of questions and answers is of no use any more; what it refuses to remove, it keeps for some days. */
async function forget(world: BatchWorld, { id, provider_id: name }: BatchRow, door: BatchDoor): Promise<void> {
  try {
    await door.forget(name ?? "", { timeoutMs: lookMs });
  } catch (error) {
    if (!(error instanceof SuretyError)) throw error;
    world.log.warn(`what the provider keeps of batch ${id} was not removed: ${error.message}`);
  }
}

/** Of one that was handed in nobody saw the end, so all that it may have cost counts; a refused one costs nothing. */
async function giveUp(world: BatchWorld, id: string, error: Error): Promise<void> {
  const batch = await readBatch(world.database, id);
  if (batch === null) return;
  const known = error instanceof SuretyError ? error : null;
  if (known === null) world.log.error(`batch ${id}: ${error.stack}`);
  const why = known === null ? `It failed: ${error.message}. See the log.` : sentenceOf(known);
  const mayRun = batch.provider_id !== null || error instanceof TransientError;
  const isUnseen = mayRun && known?.code !== "batch-refused";
  const rest = { outcome: "failed" as const, problem: why, unseen: isUnseen ? batch.questions : 0 };
  await endBatch(world, batch, { status: "refused", sentence: why, rest });
}

const sentenceOf = ({ message, remedy }: SuretyError): string =>
  remedy === undefined ? message : `${message} ${remedy}`;

const done = {
  status: "done" as const,
  sentence: "",
  rest: { outcome: "failed" as const, problem: "Its provider gave no answer to it.", unseen: 0 },
};
const cancelled = {
  status: "cancelled" as const,
  sentence: "It was cancelled.",
  rest: { outcome: "cancelled" as const, problem: "It was cancelled before it was asked.", unseen: 0 },
};

function refused({ connection, model }: BatchRow, problem: string | null): TerminalError {
  return new TerminalError({
    code: "batch-refused",
    message: `${connection}/${model} took no batch of questions: ${problem ?? "its provider does not say why."}`,
    remedy: "Try again later, or plan it without batches.",
  });
}

function neverEnded({ connection, model }: BatchRow): TerminalError {
  return new TerminalError({
    code: "batch-lost",
    message: `${connection}/${model} has neither answered nor given up a batch of questions for three days.`,
    remedy: "Look at the batches in the provider's own console.",
  });
}
