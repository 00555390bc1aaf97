import type { BatchRow } from "../storage/batches-schema.ts";
import type { Transaction } from "../storage/database.ts";
import { carryTask, openItems, readBatch } from "./batch-rows.ts";
import type { BatchWorld } from "./batch-world.ts";
import { settle } from "./collect-batch.ts";

/** How a batch ends, and what is said of questions of which nothing came. */
export interface BatchEnd {
  status: "done" | "refused" | "cancelled";
  sentence: string;
  /** Why questions without a line have no answer, and of how many of them one may have been billed. */
  rest: { outcome: "failed" | "cancelled"; problem: string; unseen: number };
}

/**
 * Ends a batch: what is left of its questions is settled, what expired the first time goes into another one, and whoever
 * waits for it goes on when it was the last, or at once when it was refused. The rows and the next task are one commit.
 */
export async function endBatch(
  world: BatchWorld,
  batch: BatchRow,
  { status, sentence, rest }: BatchEnd,
): Promise<void> {
  const left = await openItems(world.database, batch.id);
  const { outcome, problem, unseen } = rest;
  const none = left.map(({ place }, at) => ({
    place,
    outcome,
    completion: null,
    problem,
    costMicros: at < unseen ? null : 0,
    isUnseen: at < unseen,
  }));
  await settle(world, batch, none);
  await world.database.transaction(async (tx) => {
    const row = await readBatch(tx, batch.id, true);
    if (row === null || row.ended_at !== null) return;
    const again = await askAgain(world, tx, row);
    const said = again === 0 ? sentence : `${again} expired and are asked once more.`;
    await tx.query(
      `update surety.model_batches b set status = $2, sentence = $3, ended_at = $4, next_look_at = null, questions = i.all,
         answered = i.answered, failed = i.all - i.answered
       from (select count(*)::int as all, count(*) filter (where outcome = 'answered')::int as answered
         from surety.model_batch_items where batch = $1) as i where b.id = $1`,
      [row.id, status, said, world.clock.now()],
    );
    if (again > 0 || (status !== "refused" && (await isWaitedForWithOthers(tx, row)))) return;
    const { next_task: name, next_payload: payload } = row;
    await world
      .engine()
      .enqueueTasks(tx, [{ id: `${name} after ${row.id}`, name, payload: { ...payload, batch: row.id } }]);
  });
  tell(world, batch);
}

/**
 * Whether others are still under way of what waits for this one. They end one at a time, so that of two that end together
 * the second sees the first: whoever waits goes on once, and asks nothing twice.
 */
async function isWaitedForWithOthers(tx: Transaction, { id, experiment, job }: BatchRow): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`batches of ${experiment ?? job}`]);
  const others = await tx.query(
    `select 1 from surety.model_batches where experiment is not distinct from $2 and job is not distinct from $3
       and ended_at is null and id <> $1 limit 1`,
    [id, experiment, job],
  );
  return others.length > 0;
}

/** Lets everybody who looks at what waits for it look again. */
export function tell(world: BatchWorld, { workflow, experiment, job }: BatchRow): void {
  world.live.emit({ noun: "job", workflow, ids: [experiment, job].flatMap((id) => id ?? []) });
}

/** The same questions with the money that is set aside for them, in a batch of their own; gives how many. */
async function askAgain(world: BatchWorld, tx: Transaction, row: BatchRow): Promise<number> {
  const id = world.newId();
  const now = world.clock.now();
  const [{ expired } = { expired: 0 }] = await tx.query<{ expired: number }>(
    `select count(*)::int as expired from surety.model_batch_items
     where batch = $1 and outcome = 'expired' and request is not null`,
    [row.id],
  );
  if (expired === 0) return 0;
  await tx.query(
    `insert into surety.model_batches (id, connection, model, workflow, judgment, experiment, job, round, questions, budgets, share,
       created_at, next_look_at, cancel_asked_at, next_task, next_payload)
     select $2, connection, model, workflow, judgment, experiment, job, round + 1, $3, budgets, share, $4, $4, cancel_asked_at,
       next_task, next_payload
     from surety.model_batches where id = $1`,
    [row.id, id, expired, now],
  );
  await tx.query(
    `update surety.model_batch_items set batch = $2, outcome = null
     where batch = $1 and outcome = 'expired' and request is not null`,
    [row.id, id],
  );
  await world.engine().enqueueTasks(tx, [carryTask({ id, looks: 0 })]);
  return expired;
}
