/** Embedded judgment: a classifier and sentence embeddings that need no service and no network. */
export { decodeArtefact, encodeArtefact } from "./artefact/artefact.ts";
export { artefactHash } from "./artefact/container.ts";
export type { Prediction } from "./classifier/predict.ts";
export type { TrainedClassifier } from "./classifier/trained-classifier.ts";
export { type AutomationAtTarget, automationAtTargets, type ScoredAnswer } from "./evaluate/automation-at-targets.ts";
export {
  type ClassifierEvaluation,
  type ClassifierEvaluationRequest,
  evaluateClassifier,
  type EvaluationProgress,
} from "./evaluate/evaluate-classifier.ts";
export type { FoundClauses } from "./clause/find-clauses.ts";
export { inSlices } from "./evaluate/in-slices.ts";
export { createLocalModels, type LocalModels, type LocalModelsOptions } from "./worker/local-models.ts";
export type { KnownRows } from "./worker/tasks.ts";
export type { NearRow } from "./dense/nearest-rows.ts";
export type { OutOfFoldAnswer, TrainProgress, TrainReport, TrainResult } from "./worker/train.ts";
export type { ClauseTrainReport, ClauseTrainRequest, ClauseTrainResult } from "./worker/train-clauses.ts";
export type { TrainRequest } from "./worker/train-request.ts";
