import { UserError } from "@surety/core/errors/user-error";
import type { SetResult } from "@surety/core/wire/dataset";
import type { Job } from "@surety/core/wire/workflow";
import { setNamed, versionNamed } from "../datasets/set-versions.ts";
import { evaluateSet } from "../evaluate/evaluate-set.ts";
import type { HouseModels } from "../models/house-models.ts";
import { type Judged, learnedJudgments } from "../models/learned-judgments.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { startJob } from "./jobs.ts";

export interface SetEvaluationRequest {
  set: string;
  version?: string | undefined;
  judgment?: string | undefined;
  /** An artefact by its hash; the model in force where it is not given. */
  model?: string | undefined;
}

/** Measures models on a set, and keeps the results in its history. */
export async function startSetEvaluation(
  world: WorkerWorld,
  models: HouseModels,
  request: SetEvaluationRequest,
  actor: Actor,
): Promise<Job> {
  const set = await setNamed(world.database, request.set);
  const version = await versionNamed(world.database, set.name, request.version);
  const { compiled } = await world.definitions.current(set.workflow);
  const judged = await judgmentsIn(world, set.name, version.hash, learnedJudgments(compiled), request.judgment);
  const chosen = await Promise.all(
    judged.map(async (one) => ({
      judged: one,
      model: request.model ?? (await modelInForce(world, set.workflow, one.judgment.name)),
    })),
  );
  return startJob(world, "eval", set.workflow, async (progress) => {
    const results: Omit<SetResult, "by">[] = [];
    for (const [at, { judged: one, model }] of chosen.entries()) {
      const question = { set: set.name, version: version.hash, compiled, judged: one, model };
      const { answers: _, ...measured } = await evaluateSet(world.database, models, question, (share) =>
        progress((at + share) / chosen.length, `asking the model of ${one.judgment.name}`),
      );
      const row = { id: world.newId(), version: version.hash, judgment: one.judgment.name, model };
      await world.database.query(
        "insert into surety.set_results (id, set_name, version, judgment, model, result, at, by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [row.id, set.name, row.version, row.judgment, model, JSON.stringify(measured), world.clock.now(), actor.id],
      );
      results.push({ ...row, ...measured, at: world.clock.now().toISOString() });
    }
    return { set: set.name, version: version.number, results };
  });
}

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

async function modelInForce(world: WorkerWorld, workflow: string, judgment: string): Promise<string> {
  const [model] = await world.database.query<{ hash: string }>(
    "select hash from surety.models where workflow = $1 and judgment = $2 and active",
    [workflow, judgment],
  );
  if (model !== undefined) return model.hash;
  throw new UserError({
    code: "not-trained",
    message: `The local model of ${judgment} has not been trained yet.`,
    remedy: `Run: surety train ${workflow}`,
  });
}
