import type { ScoredAnswer, TrainResult } from "@surety/models";
import type { House } from "../main.ts";
import { askTexts } from "./ask-texts.ts";
import type { EvaluationAims, EvaluationFigures } from "./evaluation.ts";
import { type AnswersQuestion, measureAnswers, scoredAnswer } from "./measure-answers.ts";
import type { Parts } from "./split-cases.ts";

export interface RetrainedEvaluation extends EvaluationFigures {
  model: "retrained for this evaluation";
  /** Test rows whose text is also in the file to learn from. */
  leftOut: number;
}

const trainingEnds = 0.85;

/** Trains a model of its own and measures it. Nothing is stored: the model in force stays as it is. */
export async function evaluateRetrained(
  house: House,
  parts: Parts,
  none: string | null,
  aims: EvaluationAims,
): Promise<RetrainedEvaluation> {
  const trained = await train(house, parts, none, aims);
  const { from, ...thresholds } = await calibrationOf(house, trained, parts, none);
  const { answers, ...cost } = await askTexts(house, trained.hash, parts.test, (share) =>
    aims.onProgress({ stage: "asking the model", share: trainingEnds + share * (1 - trainingEnds) }),
  );
  const test = parts.test.map(({ label }, at) => ({ label, answer: answers[at]! }));
  const classes = new Set(parts.train.map(({ label }) => label).filter((label) => label !== none));
  return {
    model: "retrained for this evaluation",
    leftOut: parts.leftOut,
    ...measureAnswers({ ...aims, ...thresholds, classes, none, test }),
    thresholdsFrom: from,
    trainingLabels: parts.train.length,
    trainingSeconds: trained.report.seconds,
    ...cost,
  };
}

function train(house: House, parts: Parts, none: string | null, { onProgress }: EvaluationAims): Promise<TrainResult> {
  const request = { cases: parts.train, outOfScopeLabel: none ?? undefined };
  return house.models.local.train(request, ({ stage, share }) =>
    onProgress({ stage: stage === "done" ? "trained" : stage, share: share * trainingEnds }),
  );
}

type Thresholds = Pick<AnswersQuestion, "calibration" | "prior"> & { from: string };

async function calibrationOf(
  house: House,
  trained: TrainResult,
  { calibration: held }: Parts,
  none: string | null,
): Promise<Thresholds> {
  if (held === null) {
    const calibration = outOfFoldScores(trained, none);
    return { calibration, from: `${calibration.length} out-of-fold predictions of the training cases` };
  }
  const { answers } = await askTexts(house, trained.hash, held, () => {});
  const calibration = held.map(({ label }, at) => scoredAnswer({ label, answer: answers[at]! }, none));
  return { calibration, prior: { kind: "identity" }, from: `${held.length} labels that were held back from training` };
}

function outOfFoldScores({ outOfFold }: TrainResult, none: string | null): ScoredAnswer[] {
  return outOfFold.map(({ label, confidence, outOfScope, hit }) => {
    const answer = { value: label, confidence, outOfScope };
    return { ...scoredAnswer({ label, answer }, none), right: hit };
  });
}
