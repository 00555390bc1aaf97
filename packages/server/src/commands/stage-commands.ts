import type { WorkerWorld } from "../worker/world.ts";
import { importBaseline, startTiming, stopTiming } from "./baseline-commands.ts";
import type { Commands } from "./commands.ts";
import { postOutcomes } from "./outcome-commands.ts";

type StageCommands = Pick<Commands, "startTiming" | "stopTiming" | "importBaseline" | "postOutcomes">;

/** The verbs that say what a workflow was worth before, and is worth now. */
export function stageCommands(world: WorkerWorld): StageCommands {
  return {
    startTiming: (workflow, request, actor) => startTiming(world, workflow, request, actor),
    stopTiming: (workflow, actor) => stopTiming(world, workflow, actor),
    importBaseline: (workflow, cases, actor) => importBaseline(world, workflow, cases, actor),
    postOutcomes: (posts, origin, actor) => postOutcomes(world, posts, origin, actor),
  };
}
