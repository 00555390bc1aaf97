import type { HouseModels } from "../models/house-models.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { earnGates } from "./earn-gates.ts";
import { lookAtChallenger } from "./look-at-challenger.ts";

/** The period has been replayed: the challenger earns its gates, and is looked at for the first time. */
export async function finishReplay(world: WorkerWorld, models: HouseModels, row: ChallengerRow): Promise<void> {
  await earnGates(world, models, row);
  await world.database.query(
    "update surety.challengers set replayed = true, status = 'shadowing' where id = $1 and status = 'replaying'",
    [row.id],
  );
  await lookAtChallenger(world, row.id);
}
