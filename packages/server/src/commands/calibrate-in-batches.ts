import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import { microsOf } from "@surety/core/language/budget-schema";
import type { TaskHandler } from "@surety/core/ports/engine";
import type { Job } from "@surety/core/wire/workflow";
import { calibrateBatchesTask, labelBatches } from "../cascade/label-batches.ts";
import { cascadeJudgments, obstacleOf, refuseSpending } from "../cascade/cascade-judgments.ts";
import { Purse } from "../cascade/purse.ts";
import type { HouseModels } from "../models/house-models.ts";
import { splitName } from "../language/label-asking.ts";
import { readJob } from "../queries/read-job.ts";
import { isOutage } from "../storage/lost-connection.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { deriveAll } from "./derive-gates.ts";
import { failJob, progressOf, startDurableJob, tell } from "./jobs.ts";

const mostAttempts = 3;

/**
 * Asks the models of cascades about the labels in batches, for at most `spend` (in the workflow's currency), and derives the
 * gates when the answers are there. The job is the engine's: it survives every process, as its batches do.
 */
export async function calibrateInBatches(
  world: WorkerWorld,
  workflow: string,
  actor: Actor,
  spend: number,
): Promise<Job> {
  const { compiled } = await world.definitions.current(workflow);
  await refuseSpending(world, workflow, compiled);
  const judged = cascadeJudgments(compiled).filter((one) => obstacleOf(one) === null);
  await refuseWithoutBatches(
    world,
    judged.flatMap(({ judgment }) => judgment.models),
  );
  return startDurableJob(world, {
    kind: "calibrate",
    workflow,
    stage: "handing questions in",
    result: {},
    task: { name: calibrateBatchesTask, payload: { spendMicros: microsOf(spend), actor: JSON.stringify(actor) } },
  });
}

async function refuseWithoutBatches(world: WorkerWorld, models: readonly string[]): Promise<void> {
  const names = models.flatMap((name) => splitName(name) ?? []);
  for (const { connection } of names) if ((await world.connection(connection)).batches !== undefined) return;
  throw new UserError({
    code: "no-batches",
    field: "batch",
    message: `None of these models is asked in batches: ${[...new Set(models)].join(", ")}.`,
    remedy: "Leave batch out: they are asked at once, at the usual price.",
  });
}

/** Hands in what is missing; comes back when a batch has ended; derives the gates when nothing is left to hand in. */
export function calibrateBatchesHandler(world: WorkerWorld, models: HouseModels): TaskHandler {
  return async ({ payload, attempt }) => {
    const job = await readJob(world.database, String(payload["job"]));
    if (job === null || job.status !== "running") return;
    try {
      await goOn(world, models, job, payload);
    } catch (error) {
      const passes = error instanceof TransientError || isOutage(error) || attempt < mostAttempts;
      if (passes && !(error instanceof SuretyError && !(error instanceof TransientError))) throw error;
      await failJob(world, job.id, error);
    }
    tell(world, job.id, job.workflow);
  };
}

async function goOn(
  world: WorkerWorld,
  models: HouseModels,
  job: Job,
  payload: Parameters<TaskHandler>[0]["payload"],
): Promise<void> {
  const stand = await standOf(world, job.id);
  if (stand.refusal !== null) throw new TerminalError({ code: "batch-refused", message: stand.refusal });
  if (stand.open > 0) return;
  const left = Number(payload["spendMicros"]) - stand.paidMicros;
  const { batch: _, ...next } = payload;
  const plans = await labelBatches(world, { job: job.id, workflow: job.workflow, leftMicros: left }, next);
  const handedIn = await world.batches.openAll(plans);
  if (handedIn > 0) return;
  const purse = new Purse(Math.max(0, left), stand.paidMicros);
  const actor = JSON.parse(String(payload["actor"])) as Actor;
  const work = { world, models, workflow: job.workflow, actor, pays: true, purse };
  const result = await deriveAll(work, progressOf(world, job.id, job.workflow));
  await world.database.query(
    `update surety.jobs set status = 'done', progress = 1, stage = 'done', result = $2, ended_at = $3
     where id = $1 and status = 'running'`,
    [job.id, JSON.stringify(result), world.clock.now()],
  );
}

interface Stand {
  open: number;
  paidMicros: number;
  /** Why a provider took none of it. */
  refusal: string | null;
}

async function standOf(world: WorkerWorld, job: string): Promise<Stand> {
  const [row] = await world.database.query<Stand>(
    `select count(*) filter (where b.ended_at is null)::int as open,
       coalesce(sum((select sum(coalesce(c.cost_micros, 0)) from surety.model_calls c where c.batch = b.id)), 0)::float8 as "paidMicros",
       max(b.sentence) filter (where b.status = 'refused') as refusal
     from surety.model_batches b where b.job = $1`,
    [job],
  );
  return row ?? { open: 0, paidMicros: 0, refusal: null };
}
