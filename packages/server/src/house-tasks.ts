import type { RecurringTask, TaskHandler } from "@surety/core/ports/engine";
import { followChallengers } from "./challenger/follow-challengers.ts";
import { replayHandler, replayTaskName } from "./challenger/replay-period.ts";
import type { ConnectionStore } from "./definitions/connection-store.ts";
import type { HouseModels } from "./models/house-models.ts";
import type { WorkerWorld } from "./worker/world.ts";

/** What tasks may use. */
export interface TaskParts {
  world: WorkerWorld;
  models: HouseModels;
  connections: ConnectionStore;
}

/** Everything the house does besides carrying cases: after a commit, or again and again. One line for each. */
export function houseTasks({ world, models }: TaskParts): {
  tasks: ReadonlyMap<string, TaskHandler>;
  recurring: readonly RecurringTask[];
} {
  return {
    tasks: new Map<string, TaskHandler>([[replayTaskName, replayHandler(world, models)]]),
    recurring: [
      { name: "follow-challengers", schedule: "20 * * * * *", handler: () => followChallengers(world, models) },
    ],
  };
}
