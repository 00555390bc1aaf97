import type { OpinionResult, SuspectAnswer } from "@surety/core/wire/label";
import type { MakeSetRequest, RefreshRequest, SetImport, SetVersion } from "@surety/core/wire/dataset";
import type { Job } from "@surety/core/wire/workflow";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { type SetEvaluationRequest, startSetEvaluation } from "./evaluate-set-job.ts";
import { giveOpinion } from "./give-opinion.ts";
import { importSet, type SetImportRequest } from "./import-set.ts";
import { makeSet, refreshSet } from "./refresh-set.ts";
import { resolveSuspect } from "./resolve-suspect.ts";

/** The verbs of labels and evaluation sets. */
export interface DatasetCommands {
  /** What another person says of a labelled case, without having seen what the first said. */
  giveOpinion(labelId: string, opinion: { value: string; seconds: number }, actor: Actor): Promise<OpinionResult>;
  /** Keeps a label that the model doubts, or gives it another value. */
  resolveSuspect(suspectId: string, answer: SuspectAnswer, actor: Actor): Promise<void>;
  /** Takes a file into a set as a new version, or says what it would take. */
  importSet(request: SetImportRequest, actor: Actor): Promise<SetImport>;
  makeSet(workflow: string, request: MakeSetRequest, actor: Actor): Promise<SetVersion>;
  refreshSet(set: string, request: RefreshRequest, actor: Actor): Promise<SetVersion>;
  startSetEvaluation(request: SetEvaluationRequest, actor: Actor): Promise<Job>;
}

export function createDatasetCommands(world: WorkerWorld): DatasetCommands {
  return {
    giveOpinion: (labelId, opinion, actor) => giveOpinion(world, labelId, opinion, actor),
    resolveSuspect: (suspectId, answer, actor) => resolveSuspect(world, suspectId, answer, actor),
    importSet: (request, actor) => importSet(world, request, actor),
    makeSet: (workflow, request, actor) => makeSet(world, workflow, request, actor),
    refreshSet: (set, request, actor) => refreshSet(world, set, request, actor),
    startSetEvaluation: (request, actor) => startSetEvaluation(world, request, actor),
  };
}
