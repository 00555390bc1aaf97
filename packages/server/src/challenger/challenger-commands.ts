import type { Commands } from "../commands/commands.ts";
import type { HouseModels } from "../models/house-models.ts";
import type { SecretStore } from "../security/secret-store.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { createChallenger, documentToTry } from "./create-challenger.ts";
import { promoteChallenger } from "./promote-challenger.ts";
import { rollBack } from "./roll-back.ts";
import { setCanary } from "./set-canary.ts";
import { setSpend } from "./set-spend.ts";
import { trainAsChallenger } from "./train-challenger.ts";
import { withdrawChallenger } from "./withdraw-challenger.ts";

type ChallengerCommands = Pick<
  Commands,
  "challenge" | "withdrawChallenger" | "setChallengerSpend" | "setCanary" | "promoteChallenger" | "rollBack"
>;

/** The verbs about challengers. */
export function challengerCommands(parts: {
  world: WorkerWorld;
  models: HouseModels;
  secrets: SecretStore;
}): ChallengerCommands {
  const { world, models, secrets } = parts;
  return {
    async challenge(workflow, { document: source, stage, retrain, ...rest }, actor) {
      const request = { ...rest, workflow, document: await documentToTry(world, workflow, source, stage) };
      if (retrain) return { challenger: null, job: await trainAsChallenger(world, models, request, actor) };
      return { challenger: await createChallenger(world, { ...request, trained: {} }, actor), job: null };
    },
    withdrawChallenger: (id, actor) => withdrawChallenger(world, id, actor),
    setChallengerSpend: (id, spend, actor) => setSpend(world, id, spend, actor),
    setCanary: (id, share, actor) => setCanary(world, id, share, actor),
    promoteChallenger: (id, because, actor) => promoteChallenger(world, models, secrets, { id, because }, actor),
    rollBack: (workflow, because, actor) => rollBack(world, models, { workflow, because, automatic: false }, actor),
  };
}
