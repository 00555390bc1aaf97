import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import type { BatchPlan, KeyedQuestion } from "../batches/batches.ts";
import { answerKey } from "../language/ask-completion.ts";
import { ExamplePools } from "../language/example-pools.ts";
import { askingOf, splitName } from "../language/label-asking.ts";
import type { ExperimentRow } from "../storage/experiment-schema.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type AskedJudgment, keptQuestion } from "./experiment-questions.ts";
import { type MissingAnswer, nextMissing } from "./experiment-rows.ts";

export const experimentTask = "run-experiment";
/** As many as are looked at before it is known that nothing is left to hand in. */
const answersNear = 48;
const answersInBatches = 20_000;

/** A question with where it goes. */
interface Directed extends KeyedQuestion {
  connection: string;
}

/**
 * Hands in what can be asked in batches and was not yet. True while answers are waited for, false where the rest is asked at
 * once: it is known, was tried in a batch and failed there, or its provider has no batches. An error where a batch was
 * refused as a whole, or there is no money.
 */
export async function waitForBatches(
  world: WorkerWorld,
  row: ExperimentRow,
  asked: AskedJudgment,
): Promise<boolean | SuretyError> {
  const refusal = await refusalOf(world.database, row);
  if (refusal !== null) return refusal;
  if (await isUnderWay(world.database, row.id)) return true;
  const near = await nextMissing(world.database, row, answersNear);
  if ((await untried(world, row, asked, near)).length === 0) return false;
  const all = await untried(world, row, asked, await nextMissing(world.database, row, answersInBatches));
  try {
    return (await world.batches.openAll(plansOf(row, all))) > 0;
  } catch (error) {
    if (error instanceof SuretyError) return error;
    throw error;
  }
}

async function isUnderWay(database: Queryable, experiment: string): Promise<boolean> {
  const rows = await database.query(
    "select 1 from surety.model_batches where experiment = $1 and ended_at is null limit 1",
    [experiment],
  );
  return rows.length > 0;
}

/** Of a batch that this start has handed in. */
async function refusalOf(database: Queryable, { id, starts }: ExperimentRow): Promise<TerminalError | null> {
  const [row] = await database.query<{ sentence: string }>(
    `select sentence from surety.model_batches
     where experiment = $1 and status = 'refused' and (next_payload ->> 'handedIn')::int = $2 limit 1`,
    [id, starts],
  );
  return row === undefined ? null : new TerminalError({ code: "batch-refused", message: row.sentence });
}

/** Questions of which nobody knows the answer, and which no batch of this experiment has failed at. */
async function untried(
  world: WorkerWorld,
  row: ExperimentRow,
  asked: AskedJudgment,
  missing: readonly MissingAnswer[],
): Promise<Directed[]> {
  const pools = new ExamplePools(world.database);
  const found = new Map<string, Directed>();
  for (const one of missing) {
    const directed = await directedOf(world, row, asked, pools, one);
    if (directed !== null) found.set(directed.key, directed);
  }
  const rows = await world.database.query<{ key: string }>(
    `select key from surety.model_answers where key = any($1)
     union select i.key from surety.model_batch_items i join surety.model_batches b on b.id = i.batch
       where i.key = any($1) and b.experiment = $2 and b.status = 'done' and i.outcome <> 'cancelled'`,
    [[...found.keys()], row.id],
  );
  for (const { key } of rows) found.delete(key);
  return [...found.values()];
}

/** Null where it is not asked in batches. */
async function directedOf(
  world: WorkerWorld,
  row: ExperimentRow,
  asked: AskedJudgment,
  pools: ExamplePools,
  { arm, item }: MissingAnswer,
): Promise<Directed | null> {
  const planned = row.arms[arm];
  const name = planned?.estimate.batch === true ? splitName(planned.model) : null;
  if (name === null) return null;
  const { request } = await askingOf(world, pools, name, keptQuestion(asked, arm, item));
  return { connection: name.connection, request, key: answerKey(name.connection, request) };
}

function plansOf(row: ExperimentRow, questions: readonly Directed[]): BatchPlan[] {
  const { workflow, judgment, id } = row;
  const experiment = { id, mostMicros: Number(row.most_micros) };
  const next = { name: experimentTask, payload: { experiment: id, handedIn: row.starts } };
  const groups = Map.groupBy(questions, ({ connection, request }) => `${connection}/${request.model}`);
  return [...groups.values()].map((some) => ({
    connection: some[0]?.connection ?? "",
    workflow,
    judgment,
    experiment,
    job: null,
    questions: some,
    next,
  }));
}
