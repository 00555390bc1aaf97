import { outOfScopeFrom } from "@surety/core/gate/out-of-scope-from";
import { auroc } from "@surety/core/measure/auroc";
import { expectedCalibrationError } from "@surety/core/measure/calibration";
import { classificationReport } from "@surety/core/measure/classification";
import type { Prediction } from "../classifier/predict.ts";
import type { LocalModels } from "../worker/local-models.ts";
import type { TrainReport, TrainResult } from "../worker/train.ts";
import { type AutomationAtTarget, automationAtTargets, type ScoredAnswer } from "./automation-at-targets.ts";
import { inSlices } from "./in-slices.ts";
import { timeSingleCalls } from "./time-single-calls.ts";

type Case = { text: string; label: string };

export interface ClassifierEvaluationRequest {
  train: readonly Case[];
  test: readonly Case[];
  /** Label of training cases that belong to none of the classes. */
  oosLabel?: string | undefined;
  /** Largest acceptable shares of errors among automated cases. */
  targets: readonly number[];
  /** Probability with which a threshold must keep its target. */
  assurance: number;
  seed?: number | undefined;
}

/** Where an evaluation is: `share` runs from 0 to 1 over all stages. */
export interface EvaluationProgress {
  stage: string;
  share: number;
}

export interface ClassifierEvaluation {
  train: TrainReport;
  /** Test cases of known classes; the others only count for what is said about the scope. */
  n: number;
  outOfScopeCases: number;
  accuracy: { value: number; low: number; high: number };
  macroF1: number;
  /** Expected calibration error over 15 bins of equal width. */
  ece: number;
  automation: AutomationAtTarget[];
  /** Where the thresholds come from: never from the test. */
  thresholdsFrom: "out-of-fold predictions of the training cases";
  /** How well the out-of-scope score separates test cases whose label was not trained; null without such cases. */
  outOfScopeAuroc: number | null;
  ngramShare: number;
  artefactMb: number;
  /** Throughput of the whole test, and the time of single calls by path; null where no call took the path. */
  millisecondsPerText: { batch: number; ngram: number | null; pooled: number | null };
  /** Resident memory of the whole process after the test. */
  memoryMb: number;
}

const trainingEnds = 0.85;
const eceBins = { bins: 15, binning: "width" } as const;

/** Trains on one list, measures on another, and says what could be automated at which error. */
export async function evaluateClassifier(
  request: ClassifierEvaluationRequest,
  models: LocalModels,
  onProgress: (progress: EvaluationProgress) => void = () => {},
): Promise<ClassifierEvaluation> {
  const { train: cases, test, oosLabel: outOfScopeLabel, seed } = request;
  const trained = await models.train({ cases, outOfScopeLabel, seed }, ({ stage, share }) =>
    onProgress({ stage: stage === "done" ? "trained" : stage, share: share * trainingEnds }),
  );
  const started = performance.now();
  const predictions = await inSlices(
    test.map(({ text }) => text),
    (texts) => models.predict(trained.hash, texts),
    (share) => onProgress({ stage: "test cases", share: trainingEnds + share * (1 - trainingEnds) }),
  );
  const batch = (performance.now() - started) / Math.max(1, test.length);
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  const single = await timeSingleCalls(trained.hash, test, models);
  return {
    ...measured(request, trained, predictions),
    artefactMb: trained.bytes.length / 2 ** 20,
    millisecondsPerText: { batch, ...single },
    memoryMb,
  };
}

function measured(request: ClassifierEvaluationRequest, trained: TrainResult, predictions: readonly Prediction[]) {
  const { train, test, oosLabel, targets, assurance } = request;
  const known = new Set(train.map(({ label }) => label).filter((label) => label !== oosLabel));
  const inside = test.map(({ label }) => known.has(label));
  const answers = predictions.flatMap((prediction, i) => (inside[i] ? [{ prediction, truth: test[i]!.label }] : []));
  const scored = answers.map(({ prediction, truth }) => scoredAnswer(prediction, prediction.label === truth));
  const { accuracy, macroF1 } = reportOf(answers, [...known].sort());
  return {
    train: trained.report,
    n: answers.length,
    outOfScopeCases: test.length - answers.length,
    accuracy,
    macroF1,
    ece: expectedCalibrationError(
      answers.map(({ prediction }) => prediction.confidence),
      scored.map(({ right }) => (right ? 1 : 0)),
      eceBins,
    ),
    automation: automationAtTargets({
      calibration: trained.outOfFold.map((each) => scoredAnswer(each, each.hit)),
      test: scored,
      outside: predictions.filter((_, i) => !inside[i]).map((each) => scoredAnswer(each, false).score),
      targets,
      assurance,
    }),
    thresholdsFrom: "out-of-fold predictions of the training cases" as const,
    outOfScopeAuroc: auroc(
      predictions.map((each) => each.outOfScope),
      inside.map((each) => !each),
    ),
    ngramShare: predictions.filter(({ path }) => path === "ngram").length / Math.max(1, predictions.length),
  };
}

/** What a gate would compare: nothing of a text that is unlike all that was learned from is automated. */
function scoredAnswer(answer: Pick<Prediction, "confidence" | "outOfScope">, right: boolean): ScoredAnswer {
  return { score: answer.outOfScope >= outOfScopeFrom ? 0 : answer.confidence, right };
}

function reportOf(answers: readonly { prediction: Prediction; truth: string }[], labels: readonly string[]) {
  const truth = answers.map((each) => each.truth);
  return classificationReport({ truth, predicted: answers.map(({ prediction }) => prediction.label), labels });
}
