import { auroc } from "@surety/core/measure/auroc";
import { expectedCalibrationError } from "@surety/core/measure/calibration";
import { classificationReport } from "@surety/core/measure/classification";
import { guaranteedThreshold } from "@surety/core/statistics/learn-then-test";
import type { Prediction } from "../classifier/predict.ts";
import type { LocalModels } from "../worker/local-models.ts";
import type { TrainProgress, TrainReport, TrainResult } from "../worker/train.ts";

type Case = { text: string; label: string };

export interface ClassifierEvaluationRequest {
  train: readonly Case[];
  test: readonly Case[];
  /** Label of training cases that belong to none of the classes. */
  oosLabel?: string;
  /** Largest acceptable shares of errors among automated cases. */
  targets: readonly number[];
  /** Probability with which a threshold must keep its target. */
  assurance: number;
  seed?: number;
}

export interface AutomationAtTarget {
  target: number;
  /** Null where the labels do not support the target. */
  threshold: number | null;
  /** Share of the test cases that would be automated, and the share of errors among them. */
  automationRate: number;
  observedError: number;
}

export interface ClassifierEvaluation {
  train: TrainReport;
  /** Test cases of known classes; the others only count for `outOfScopeAuroc`. */
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

const singleCalls = 60;

/** Trains on one list, measures on another, and says what could be automated at which error. */
export async function evaluateClassifier(
  request: ClassifierEvaluationRequest,
  models: LocalModels,
  onProgress?: (progress: TrainProgress) => void,
): Promise<ClassifierEvaluation> {
  const { train: cases, test, oosLabel: outOfScopeLabel, seed } = request;
  const trained = await models.train({ cases, outOfScopeLabel, seed }, onProgress);
  const started = performance.now();
  const predictions = await models.predict(
    trained.bytes,
    test.map(({ text }) => text),
  );
  const batch = (performance.now() - started) / Math.max(1, test.length);
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  const single = await timesOfSingleCalls(trained, test, models);
  const known = new Set(cases.map(({ label }) => label).filter((label) => label !== outOfScopeLabel));
  const inside = test.map(({ label }) => known.has(label));
  const answers = predictions.flatMap((prediction, i) => (inside[i] ? [{ prediction, truth: test[i]!.label }] : []));
  const confidences = answers.map(({ prediction }) => prediction.probability);
  const hits = answers.map(({ prediction, truth }) => (prediction.label === truth ? 1 : 0));
  const { accuracy, macroF1 } = reportOf(answers, [...known].sort());
  return {
    train: trained.report,
    n: answers.length,
    outOfScopeCases: test.length - answers.length,
    accuracy,
    macroF1,
    ece: expectedCalibrationError(confidences, hits, { bins: 15, binning: "width" }),
    automation: request.targets.map((target) => automationAt(target, request.assurance, trained, confidences, hits)),
    thresholdsFrom: "out-of-fold predictions of the training cases",
    outOfScopeAuroc: auroc(
      predictions.map((each) => each.outOfScope),
      inside.map((each) => !each),
    ),
    ngramShare: predictions.filter(({ path }) => path === "ngram").length / Math.max(1, predictions.length),
    artefactMb: trained.bytes.length / 2 ** 20,
    millisecondsPerText: { batch, ...single },
    memoryMb,
  };
}

function reportOf(answers: readonly { prediction: Prediction; truth: string }[], labels: readonly string[]) {
  const truth = answers.map((each) => each.truth);
  return classificationReport({ truth, predicted: answers.map(({ prediction }) => prediction.label), labels });
}

/** The threshold comes from training cases, each answered by a model that had not seen it; the test only checks it. */
function automationAt(
  target: number,
  assurance: number,
  { outOfFold }: TrainResult,
  confidences: readonly number[],
  hits: readonly number[],
): AutomationAtTarget {
  const scores = outOfFold.map(({ confidence }) => confidence);
  const errors = outOfFold.map(({ hit }) => (hit ? 0 : 1));
  const { threshold } = guaranteedThreshold({ scores, errors, target, assurance });
  const automated = hits.filter((_, i) => threshold !== null && confidences[i]! >= threshold);
  const wrong = automated.filter((hit) => hit === 0).length;
  return {
    target,
    threshold,
    automationRate: automated.length / Math.max(1, hits.length),
    observedError: wrong / Math.max(1, automated.length),
  };
}

/** Mean time of calls with one text each, one after the other. */
async function timesOfSingleCalls({ hash }: TrainResult, test: readonly Case[], models: LocalModels) {
  const times: Record<Prediction["path"], number[]> = { ngram: [], pooled: [] };
  for (const { text } of test.slice(0, singleCalls)) {
    const started = performance.now();
    const [prediction] = await models.predict(hash, [text]);
    times[prediction!.path].push(performance.now() - started);
  }
  const mean = (list: number[]) => (list.length === 0 ? null : list.reduce((sum, each) => sum + each, 0) / list.length);
  return { ngram: mean(times.ngram), pooled: mean(times.pooled) };
}
