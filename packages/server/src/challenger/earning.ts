import type { HouseModels } from "../models/house-models.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { ComparableJudgment, Contest } from "./candidate.ts";

/** A judgment for which a challenger earns a gate. */
export interface Earning {
  world: WorkerWorld;
  models: HouseModels;
  row: ChallengerRow;
  contest: Contest;
  judgment: ComparableJudgment;
}
