import type { HouseModels } from "../models/house-models.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { answerBatch } from "./answer-batch.ts";
import { writeActions, writeAnswers } from "./answer-rows.ts";
import { type Contest, contestOf } from "./candidate.ts";
import { orPause } from "./challenger-money.ts";
import { allOpenChallengers } from "./challenger-rows.ts";
import { asksLanguageModels, countedBy, countedLabels } from "./counted-labels.ts";
import { earnGates } from "./earn-gates.ts";
import { lookAtChallenger } from "./look-at-challenger.ts";
import { replayTask } from "./replay-period.ts";

const casesAtOnce = 64;
/** Batches of one challenger in one go; the rest comes in the next. */
const mostBatches = 50;

/**
 * Lets every open challenger answer what has been judged since it was last here, derives its gates again where they are
 * outdated, and looks at its evidence. Cases pay nothing for it: it reads what their runs have left.
 */
export async function followChallengers(world: WorkerWorld, models: HouseModels): Promise<void> {
  for (const row of await allOpenChallengers(world.database)) {
    if (row.replayed) {
      await orPause(world, row, async () => {
        await shadowNewCases(world, models, row);
        await earnGates(world, models, row);
      });
    } else await world.database.transaction((tx) => world.engine().enqueueTasks(tx, [replayTask(row)]));
    await lookAtChallenger(world, row.id);
  }
}

async function shadowNewCases(world: WorkerWorld, models: HouseModels, row: ChallengerRow): Promise<void> {
  const contest = await contestOf(world, row);
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const ids = asksLanguageModels(contest) ? await newlyLabelled(world, row, contest) : await newCases(world, row);
    if (ids.length === 0) return;
    const { answers, actions } = await answerBatch(world, models, contest, ids, "shadow");
    await world.database.transaction(async (tx) => {
      await writeAnswers(tx, row, answers, world.clock.now());
      await writeActions(tx, row, actions);
    });
  }
}

/** Cases whose right answer became known, whenever they were judged; the oldest label first. */
async function newlyLabelled(world: WorkerWorld, row: ChallengerRow, contest: Contest): Promise<string[]> {
  const rows = await world.database.query<{ id: string }>(
    `select c.id from surety.cases c where c.workflow = $1 and c.received_at >= $2
       and exists (select from surety.judgments j where j.case_id = c.id)
       and not exists (select from surety.challenger_cases x where x.challenger = $3 and x.case_id = c.id)
       and exists (${countedLabels("c.id", "$5", "$6", "$7")}) order by c.id limit $4`,
    [row.workflow, row.replay_from, row.id, casesAtOnce, ...countedBy(row, contest)],
  );
  return rows.map((one) => one.id);
}

/** Judged in the last hour before the newest that was answered, or later: a run may commit later than it judged. */
async function newCases(world: WorkerWorld, row: ChallengerRow): Promise<string[]> {
  const rows = await world.database.query<{ id: string }>(
    `select j.case_id as id from surety.judgments j where j.workflow = $1
       and j.at > coalesce((select max(at) from surety.challenger_cases where challenger = $2 and source = 'shadow'), $3) - interval '1 hour'
       and not exists (select from surety.challenger_cases c where c.challenger = $2 and c.case_id = j.case_id)
     group by 1 order by max(j.at), 1 limit $4`,
    [row.workflow, row.id, row.created_at, casesAtOnce],
  );
  return rows.map((one) => one.id);
}
