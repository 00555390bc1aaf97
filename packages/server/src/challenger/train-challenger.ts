import { UserError } from "@surety/core/errors/user-error";
import type { Job } from "@surety/core/wire/workflow";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { checkedWorld } from "@surety/core/workflow/world";
import type { Actor } from "../commands/commands.ts";
import { fitModel } from "../commands/fit-model.ts";
import { startJob } from "../commands/jobs.ts";
import type { HouseModels } from "../models/house-models.ts";
import { learnedJudgments } from "../models/learned-judgments.ts";
import type { ModelHashes } from "../storage/challenger-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { createChallenger, type NewChallenger, refuseSecond } from "./create-challenger.ts";
import { readInForce, sameModels } from "./in-force.ts";

/** Whether training must not replace anything: people rely on a model that is in force. */
export async function trainsChallenger(world: WorkerWorld, workflow: string): Promise<boolean> {
  const { stage } = await world.definitions.current(workflow);
  if (stage !== "assisted" && stage !== "live") return false;
  const { models } = await readInForce(world.database, workflow);
  return Object.keys(models).length > 0;
}

/** Trains new models from the labels there are now, and makes a challenger of them; the ones in force stay in force. */
export async function trainAsChallenger(
  world: WorkerWorld,
  models: HouseModels,
  request: Omit<NewChallenger, "trained">,
  actor: Actor,
): Promise<Job> {
  await refuseSecond(world.database, request.workflow);
  return startJob(world, "train", request.workflow, async (progress) => {
    const outcomes: Record<string, unknown> = {};
    const trained: ModelHashes = {};
    const judged = learnedJudgments(compileWorkflow(request.document, checkedWorld));
    for (const [at, one] of judged.entries()) {
      const { name } = one.judgment;
      const say = (share: number, stage: string) => progress((at + share) / judged.length, stage);
      const fitted = await fitModel(world, models, request.workflow, one, say);
      trained[name] = fitted.hash;
      outcomes[name] = fitted.report;
    }
    await refuseSame(world, request, trained);
    return { ...outcomes, challenger: { id: await createChallenger(world, { ...request, trained }, actor) } };
  });
}

async function refuseSame(world: WorkerWorld, request: Omit<NewChallenger, "trained">, trained: ModelHashes) {
  const { compiled } = await world.definitions.current(request.workflow);
  const { models } = await readInForce(world.database, request.workflow);
  if (compiled.document !== request.document || !sameModels(trained, models)) return;
  throw new UserError({
    code: "nothing-learned",
    message: "Training on these labels gives the model that is in force: there is nothing to compare.",
    remedy: "Label more cases, then train again.",
  });
}
