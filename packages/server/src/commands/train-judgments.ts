import { UserError } from "@surety/core/errors/user-error";
import type { Job } from "@surety/core/wire/workflow";
import { trainAsChallenger, trainsChallenger } from "../challenger/train-challenger.ts";
import { choosesCascade } from "../cascade/cascade-judgments.ts";
import { deriveCascade } from "../cascade/derive-cascade.ts";
import { Purse } from "../cascade/purse.ts";
import type { HouseModels } from "../models/house-models.ts";
import { type Judged, learnedJudgments } from "../models/learned-judgments.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { deriveGate } from "./derive-gates.ts";
import { type FittedModel, fitModel } from "./fit-model.ts";
import { type JobWork, startJob } from "./jobs.ts";

/** What the training of one judgment came to, as the job reports it. */
type Outcome = Record<string, unknown>;

/**
 * Trains the local model of every judgment that uses one. Where the workflow works and has a model in force the new ones
 * make a challenger; else, or where `activate` says so, they are in force at once, with gates from held-out labels.
 */
export async function trainJudgments(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  actor: Actor,
  activate = false,
): Promise<Job> {
  const { compiled } = await world.definitions.current(workflow);
  const judged = learnedJudgments(compiled);
  if (judged.length === 0) throw nothingToTrain(workflow);
  const replaces = await trainsChallenger(world, workflow);
  if (replaces && !activate)
    return trainAsChallenger(world, models, { workflow, document: compiled.document, reason: "Trained again" }, actor);
  return startJob(world, "train", workflow, trainAll(world, models, workflow, judged, actor, replaces));
}

/** Where `replaces` is true the actor chose to replace a working model without comparing it, which is kept. */
function trainAll(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  judged: readonly Judged[],
  actor: Actor,
  replaces: boolean,
): JobWork {
  return async (progress) => {
    const outcomes: Record<string, Outcome> = {};
    for (const [at, one] of judged.entries()) {
      const { name } = one.judgment;
      const say = (share: number, stage: string) => progress((at + share) / judged.length, stage);
      const fitted = await fitModel(world, models, workflow, one, say);
      await activateModel(world, workflow, name, fitted, replaces ? actor : null);
      models.forget();
      say(0.92, `${name}: measuring`);
      const derived = await deriveTrained(world, models, workflow, one, fitted, actor);
      outcomes[name] = { ...fitted.report, ...derived };
    }
    return outcomes;
  };
}

/** Where a cascade was measured before, its other stages' answers are known: its cut-offs are chosen again, and nobody is asked. */
async function deriveTrained(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  judged: Judged,
  { hash }: FittedModel,
  actor: Actor,
): Promise<Outcome> {
  if (!(await choosesCascade(world, workflow, judged, false)))
    return deriveGate(world, models, workflow, judged, hash, actor);
  return deriveCascade({ world, models, workflow, judged, purse: new Purse(0), actor, progress: () => {} });
}

/** The new model is in force from here on; the old gate, which spoke for the old model, is void by itself. */
async function activateModel(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  { hash }: FittedModel,
  replacer: Actor | null,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const where = [workflow, judgment, hash];
    await tx.query(
      "update surety.models set active = false where workflow = $1 and judgment = $2 and active and hash <> $3",
      where,
    );
    await tx.query("update surety.models set active = true where workflow = $1 and judgment = $2 and hash = $3", where);
    if (replacer === null) return;
    const entry = {
      actor: replacer,
      verb: "activate model",
      object: `workflow ${workflow}`,
      detail: { judgment, hash },
    };
    await append(tx, entry, world.clock.now());
  });
}

function nothingToTrain(workflow: string): UserError {
  return new UserError({
    code: "nothing-to-train",
    message: `${workflow} has no judgment that the local model answers.`,
    remedy: 'List "local" among the models of a classify or score judgment.',
  });
}
