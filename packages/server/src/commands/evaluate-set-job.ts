import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { TaskHandler } from "@surety/core/ports/engine";
import type { SetResult } from "@surety/core/wire/dataset";
import type { Job } from "@surety/core/wire/workflow";
import { setNamed, versionNamed } from "../datasets/set-versions.ts";
import { evaluateSet, type SetEvaluation } from "../evaluate/evaluate-set.ts";
import { modelInForce } from "../models/model-in-force.ts";
import type { HouseModels } from "../models/house-models.ts";
import { type Judged, learnedJudgments } from "../models/learned-judgments.ts";
import { readJob } from "../queries/read-job.ts";
import { isOutage } from "../storage/lost-connection.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { failJob, progressOf, startDurableJob, tell } from "./jobs.ts";

export interface SetEvaluationRequest {
  set: string;
  version?: string | undefined;
  judgment?: string | undefined;
  /** An artefact by its hash; the model in force where it is not given. */
  model?: string | undefined;
}

export const evaluateSetTask = "evaluate-set";

/** What an evaluation measures, decided when it is asked for: a model that comes into force meanwhile changes nothing. */
interface Plan {
  set: string;
  version: string;
  models: { judgment: string; model: string }[];
  by: string;
}

/** What the job has come to so far; a later execution asks only for the judgments that are not in it. */
interface Reached extends Record<string, unknown> {
  set: string;
  version: number;
  results: Omit<SetResult, "by">[];
}

/** Measures models on a set, and keeps the results in its history; the job survives the process that began it. */
export async function startSetEvaluation(
  world: WorkerWorld,
  request: SetEvaluationRequest,
  actor: Actor,
): Promise<Job> {
  const set = await setNamed(world.database, request.set);
  const version = await versionNamed(world.database, set.name, request.version);
  const { compiled } = await world.definitions.current(set.workflow);
  const judged = await judgmentsIn(world, set.name, version.hash, learnedJudgments(compiled), request.judgment);
  const models = await Promise.all(
    judged.map(async ({ judgment: { name } }) => ({
      judgment: name,
      model: request.model ?? (await modelInForce(world.database, set.workflow, name)),
    })),
  );
  const plan: Plan = { set: set.name, version: version.hash, models, by: actor.id };
  const reached: Reached = { set: set.name, version: version.number, results: [] };
  return startDurableJob(world, {
    kind: "eval",
    workflow: set.workflow,
    stage: `version ${version.number} of ${set.name}`,
    result: reached,
    task: { name: evaluateSetTask, payload: { plan: JSON.stringify(plan) } },
  });
}

/** Measures one judgment after the other; each result and its place in the job are one commit. */
export function evaluateSetHandler(world: WorkerWorld, models: Pick<HouseModels, "ask">): TaskHandler {
  return async ({ payload, attempt }) => {
    const job = await readJob(world.database, String(payload["job"]));
    if (job === null || job.status !== "running") return;
    try {
      await measureAll(world, models, job, JSON.parse(String(payload["plan"])) as Plan);
    } catch (error) {
      const passes = error instanceof TransientError || isOutage(error) || attempt < mostAttempts;
      if (passes && !(error instanceof UserError)) throw error;
      await failJob(world, job.id, error);
    }
    tell(world, job.id, job.workflow);
  };
}

const mostAttempts = 3;

async function measureAll(world: WorkerWorld, models: Pick<HouseModels, "ask">, job: Job, plan: Plan): Promise<void> {
  const { compiled } = await world.definitions.current(job.workflow);
  const judgments = new Map(learnedJudgments(compiled).map((one) => [one.judgment.name, one]));
  const progress = progressOf(world, job.id, job.workflow);
  const { version, results } = job.result as Reached;
  const done = new Set(results.map(({ judgment }) => judgment));
  for (const [at, { judgment, model }] of plan.models.entries()) {
    const judged = judgments.get(judgment);
    if (judged === undefined || done.has(judgment)) continue;
    const question = { set: plan.set, version: plan.version, compiled, judged, model };
    const { answers: _, ...measured } = await evaluateSet(world.database, models, question, (share) =>
      progress((at + share) / plan.models.length, `version ${version} of ${plan.set}, ${judgment}`),
    );
    await keepResult(world, job, plan, { judgment, model, measured });
  }
  await world.database.query(
    "update surety.jobs set status = 'done', progress = 1, stage = 'done', ended_at = $2 where id = $1 and status = 'running'",
    [job.id, world.clock.now()],
  );
}

/** The row of the job is locked: of two executions that measured the same, one keeps its result. */
async function keepResult(
  world: WorkerWorld,
  job: Job,
  { set, version, by }: Plan,
  { judgment, model, measured }: Pick<SetResult, "judgment" | "model"> & { measured: SetMeasured },
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const [row] = await tx.query<{ result: Reached }>(
      "select result from surety.jobs where id = $1 and status = 'running' for update",
      [job.id],
    );
    if (row === undefined || row.result.results.some((one) => one.judgment === judgment)) return;
    const result = { id: world.newId(), version, judgment, model };
    const at = world.clock.now();
    await tx.query(
      "insert into surety.set_results (id, set_name, version, judgment, model, result, at, by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      [result.id, set, version, judgment, model, JSON.stringify(measured), at, by],
    );
    const results = [...row.result.results, { ...result, ...measured, at: at.toISOString() }];
    await tx.query("update surety.jobs set result = $2 where id = $1", [
      job.id,
      JSON.stringify({ ...row.result, results }),
    ]);
  });
}

type SetMeasured = Omit<SetEvaluation, "answers">;

async function judgmentsIn(
  world: WorkerWorld,
  set: string,
  version: string,
  learned: readonly Judged[],
  wanted: string | undefined,
): Promise<Judged[]> {
  const rows = await world.database.query<{ judgment: string }>(
    `select distinct i.judgment from surety.set_members m join surety.set_items i on i.set_name = m.set_name and i.id = m.item
     where m.set_name = $1 and m.version = $2`,
    [set, version],
  );
  const present = new Set(rows.map(({ judgment }) => judgment));
  const found = learned.filter(({ judgment: { name } }) => present.has(name) && (wanted ?? name) === name);
  if (found.length > 0) return found;
  throw new UserError({
    code: "judgment-not-found",
    field: "judgment",
    message: `The set ${set} has no items for ${wanted ?? "a judgment that a model answers"}.`,
    remedy: `It has items for: ${[...present].join(", ")}.`,
  });
}
