import { batchPrices } from "@surety/core/language/batch-prices";
import { factsOf } from "@surety/core/language/facts-of";
import { largestCost } from "@surety/core/language/largest-cost";
import type { TaskPayload } from "@surety/core/ports/engine";
import type { BatchPlan, KeyedQuestion } from "../batches/batches.ts";
import { answerKey } from "../language/ask-completion.ts";
import { ExamplePools } from "../language/example-pools.ts";
import { askingOf, splitName } from "../language/label-asking.ts";
import type { Judged } from "../models/learned-judgments.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { cascadeJudgments, obstacleOf } from "./cascade-judgments.ts";
import { fairCascadeLabels, inAskingOrder, planningLabels } from "./cascade-labels.ts";
import { questionsFor } from "./stage-answers.ts";

/** What goes on when a batch of labels has ended. */
export const calibrateBatchesTask = "calibrate-in-batches";

export interface Measured {
  job: string;
  workflow: string;
  /** What may still be spent. */
  leftMicros: number;
}

/** What is to be handed in so that every model of the cascades has answered about the labels, as far as the money reaches. */
export async function labelBatches(world: WorkerWorld, measured: Measured, payload: TaskPayload): Promise<BatchPlan[]> {
  const { workflow, job } = measured;
  const { compiled } = await world.definitions.current(workflow);
  const plans: BatchPlan[] = [];
  let left = measured.leftMicros;
  for (const judged of cascadeJudgments(compiled).filter((one) => obstacleOf(one) === null))
    for (const name of judged.judgment.models) {
      const { questions, mostMicros, connection } = await questionsOf(world, measured, judged, name, left);
      left -= mostMicros;
      if (questions.length === 0) continue;
      const next = { name: calibrateBatchesTask, payload };
      plans.push({ connection, workflow, judgment: judged.judgment.name, experiment: null, job, questions, next });
    }
  return plans;
}

interface Affordable {
  connection: string;
  questions: KeyedQuestion[];
  mostMicros: number;
}

/** In the order in which labels are asked about, which does not depend on what they say. */
async function questionsOf(
  world: WorkerWorld,
  { workflow, job }: Measured,
  judged: Judged,
  model: string,
  left: number,
): Promise<Affordable> {
  const name = splitName(model);
  const found: Affordable = { connection: name?.connection ?? "", questions: [], mostMicros: 0 };
  const open = name === null ? null : await world.connection(name.connection);
  if (name === null || open?.batches === undefined) return found;
  const fair = inAskingOrder(await fairCascadeLabels(world.database, workflow, judged));
  const labels = [...fair, ...(await planningLabels(world.database, workflow, judged))];
  const pools = new ExamplePools(world.database);
  const all: KeyedQuestion[] = [];
  for (const question of questionsFor(workflow, judged.judgment, labels)) {
    const { request, form } = await askingOf(world, pools, name, question);
    if (form.nothing === null) all.push({ request, key: answerKey(name.connection, request) });
  }
  const { prices } = factsOf(open.models ?? [], all[0]?.request.model ?? name.model);
  const cheap = batchPrices(prices, open.batches.usualShare);
  const tried = await triedKeys(
    world,
    job,
    all.map(({ key }) => key),
  );
  const now = world.clock.now();
  for (const one of all) {
    if (tried.has(one.key)) continue;
    const most = largestCost(one.request, cheap, now) ?? Infinity;
    if (found.mostMicros + most > left) break;
    tried.add(one.key);
    found.questions.push(one);
    found.mostMicros += most;
  }
  return found;
}

async function triedKeys(world: WorkerWorld, job: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await world.database.query<{ key: string }>(
    `select key from surety.model_answers where key = any($1)
     union select i.key from surety.model_batch_items i join surety.model_batches b on b.id = i.batch
       where i.key = any($1) and b.job = $2`,
    [keys, job],
  );
  return new Set(rows.map(({ key }) => key));
}
