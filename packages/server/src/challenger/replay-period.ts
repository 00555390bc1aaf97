import type { Task, TaskHandler } from "@surety/core/ports/engine";
import type { HouseModels } from "../models/house-models.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { answerBatch, type Batch } from "./answer-batch.ts";
import { answerLabels, type HeldOutLabel } from "./answer-labels.ts";
import { writeActions, writeAnswers } from "./answer-rows.ts";
import { type Contest, contestOf } from "./candidate.ts";
import { readChallenger } from "./challenger-rows.ts";
import { orPause } from "./challenger-money.ts";
import { asksLanguageModels, countedBy, countedLabels } from "./counted-labels.ts";
import { finishReplay } from "./finish-replay.ts";
import { withOwnCutOffs } from "./own-cut-offs.ts";

export const replayTaskName = "replay-challenger";
const labelsAtOnce = 256;
const casesAtOnce = 64;

/** The next stretch of a replay. Its id names the place where it begins, so that no stretch is ever enqueued twice. */
export function replayTask({
  id,
  status,
  replay_cursor,
  pauses,
}: Pick<ChallengerRow, "id" | "status" | "replay_cursor" | "pauses">): Task {
  return {
    id: `replay ${id} ${status} ${replay_cursor ?? "start"}${pauses === 0 ? "" : ` ${pauses}`}`,
    name: replayTaskName,
    payload: { challenger: id },
  };
}

/**
 * Answers one stretch of held-out labels, then of the period's cases, from the stored cursor: the answers, the new cursor
 * and the next stretch are one commit. A process that dies in between leaves a stretch that is done again from its start.
 */
export function replayHandler(world: WorkerWorld, models: HouseModels): TaskHandler {
  return async ({ payload }) => {
    const row = await readChallenger(world.database, String(payload["challenger"]));
    await orPause(world, row, async () => {
      if (row.status === "preparing") await answerNextLabels(world, models, row);
      else if (row.status === "replaying") await answerNextCases(world, models, row);
    });
    world.live.emit({ noun: "workflow", workflow: row.workflow, ids: [] });
  };
}

async function answerNextLabels(world: WorkerWorld, models: HouseModels, before: ChallengerRow): Promise<void> {
  const row = await withOwnCutOffs(world, models, before);
  const contest = await contestOf(world, row);
  const labels = await nextLabels(world, row, contest);
  const answers = await answerLabels(world, models, contest, labels);
  const last = labels.length === labelsAtOnce ? (labels.at(-1)?.id ?? null) : null;
  const next = last === null ? "replaying" : "preparing";
  await step(world, row, { answers, actions: [] }, next, last);
}

async function nextLabels(world: WorkerWorld, row: ChallengerRow, { judgments }: Contest): Promise<HeldOutLabel[]> {
  const names = judgments.filter((one) => one.sameText && one.plan?.kind !== "whole").map((one) => one.name);
  return world.database.query<HeldOutLabel>(
    `select id, judgment, text, segment, at from surety.labels where workflow = $1 and judgment = any($2) and part = 'calibration'
       and source = 'import' and case_id is null and ($3::uuid is null or id > $3) order by id limit $4`,
    [row.workflow, names, row.replay_cursor, labelsAtOnce],
  );
}

async function answerNextCases(world: WorkerWorld, models: HouseModels, row: ChallengerRow): Promise<void> {
  const contest = await contestOf(world, row);
  const ids = await nextCases(world, row, contest);
  const batch = await answerBatch(world, models, contest, ids, "replay");
  const last = ids.at(-1) ?? null;
  if (last !== null) return step(world, row, batch, "replaying", last);
  await finishReplay(world, models, row);
}

async function nextCases(world: WorkerWorld, row: ChallengerRow, contest: Contest): Promise<string[]> {
  const rows = await world.database.query<{ id: string }>(
    `select c.id from surety.cases c where c.workflow = $1 and c.received_at >= $2 and c.received_at < $3 and ($4::uuid is null or c.id > $4)
       and exists (select from surety.judgments j where j.case_id = c.id) and ($6 or exists (${countedLabels("c.id", "$7", "$8", "$9")}))
     order by c.id limit $5`,
    [
      row.workflow,
      row.replay_from,
      row.replay_to,
      row.replay_cursor,
      casesAtOnce,
      !asksLanguageModels(contest),
      ...countedBy(row, contest),
    ],
  );
  return rows.map((one) => one.id);
}

async function step(
  world: WorkerWorld,
  row: ChallengerRow,
  batch: Batch,
  status: "preparing" | "replaying",
  cursor: string | null,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    if (!(await isStillThere(tx, row))) return;
    await writeAnswers(tx, row, batch.answers, world.clock.now());
    await writeActions(tx, row, batch.actions);
    await tx.query("update surety.challengers set status = $2, replay_cursor = $3 where id = $1", [
      row.id,
      status,
      cursor,
    ]);
    await world
      .engine()
      .enqueueTasks(tx, [replayTask({ id: row.id, status, replay_cursor: cursor, pauses: row.pauses })]);
  });
}

/** Somebody may have withdrawn it, or another process have done this stretch, while the models were asked. */
async function isStillThere(tx: Transaction, row: ChallengerRow): Promise<boolean> {
  const now = await readChallenger(tx, row.id, true);
  return now.status === row.status && now.replay_cursor === row.replay_cursor;
}
