import { artefactHash } from "../artefact/container.ts";
import type { ScopeEvidence } from "../classifier/fit-decision.ts";
import type { Answers, TrainingData } from "../classifier/fold-answers.ts";
import type { PoolWeights } from "../classifier/pool.ts";
import { planTraining, type TrainPlan } from "../classifier/train-plan.ts";
import type { OutOfFold } from "../classifier/trained-classifier.ts";
import { embedInParts } from "./embed-in-parts.ts";
import { prepareCases, type PreparedCases, type TrainRequest } from "./train-request.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Where a training is: `share` runs from 0 to 1 over all stages. */
export interface TrainProgress {
  stage: "embedding" | "cross-validation" | "final model" | "done";
  share: number;
}

export interface TrainReport {
  /** Cases of the classes; those out of scope are not among them. */
  n: number;
  classes: number;
  seconds: number;
  embeddingSeconds: number;
  /** Share of right answers to cases that the asked model had not seen. */
  oofAccuracy: number;
  poolWeights: PoolWeights;
  /** Share of those cases that the n-gram model would answer alone. */
  ngramShare: number;
  /** Why the classifier works with n-grams alone. */
  degraded?: string;
}

/** One training case as answered by a model that had not seen it. */
export interface OutOfFoldAnswer {
  /** Place in the request. */
  index: number;
  label: string;
  /** Raw pooled score: it ranks, and is not calibrated. */
  score: number;
  /** The scale of a prediction's `confidence`. */
  confidence: number;
  /** Probability that the text belongs to none of the classes. */
  outOfScope: number;
  hit: boolean;
  /** Probability of each class, in the order of the result's `labels`. */
  probabilities: Float32Array;
}

export interface TrainResult {
  bytes: Uint8Array;
  hash: string;
  report: TrainReport;
  /** The classes, sorted. */
  labels: string[];
  outOfFold: OutOfFoldAnswer[];
}

/** Shares of the whole at which the stages end, as measured on 10,000 cases. */
const embeddingEnds = 0.6;
const trialsEnd = 0.97;

/** Trains a classifier on the workers of a pool; this thread only hands out the work. */
export async function train(
  request: TrainRequest,
  pool: WorkerPool,
  onProgress: (progress: TrainProgress) => void,
): Promise<TrainResult> {
  const started = performance.now();
  const cases = prepareCases(request);
  const seed = request.seed ?? 1;
  const all = [...cases.texts, ...cases.strangers];
  const embedded = await embedInParts(all, pool, (share) =>
    onProgress({ stage: "embedding", share: share * embeddingEnds }),
  );
  const embeddingSeconds = secondsSince(started);
  const data = trainingData(cases, embedded.rows, seed);
  const plan = planTraining(cases.classOf, cases.labels.length, seed);
  const { answers, scopeAnswers, full } = await runTrials(pool, data, plan, onProgress);
  const asked = plan.folds.flatMap((each) => [...each.ask]);
  const finished = await pool.run("finish", {
    labels: cases.labels,
    full,
    answers,
    index: Int32Array.from(asked, (row) => cases.index[row]!),
    truth: Int32Array.from(asked, (row) => cases.classOf[row]!),
    scope: scopeEvidence(plan, scopeAnswers, cases.strangers.length),
    casesPerClass: cases.labels.map((_, label) => cases.classOf.filter((each) => each === label).length),
    outOfScopeCases: cases.strangers.length,
    seed,
    degraded: embedded.degraded,
  });
  onProgress({ stage: "done", share: 1 });
  const report: TrainReport = {
    n: cases.texts.length,
    classes: cases.labels.length,
    seconds: secondsSince(started),
    embeddingSeconds,
    oofAccuracy: shareOf(finished.outOfFold.hit),
    poolWeights: finished.decision.weights,
    ngramShare: shareOf(finished.outOfFold.byNgram),
    ...(embedded.degraded !== undefined && { degraded: embedded.degraded }),
  };
  const { bytes, outOfFold } = finished;
  return {
    bytes,
    hash: artefactHash(bytes),
    report,
    labels: cases.labels,
    outOfFold: outOfFoldAnswers(cases.labels, outOfFold),
  };
}

function trainingData(cases: PreparedCases, rows: Float32Array | null, seed: number): TrainingData {
  const { texts, classOf, labels, strangers } = cases;
  const columns = rows ? rows.length / (texts.length + strangers.length) : 0;
  const matrix = (start: number, count: number) =>
    rows ? { rows: count, columns, values: rows.subarray(start * columns, (start + count) * columns) } : undefined;
  return {
    texts,
    labels: classOf,
    classes: labels.length,
    embeddings: matrix(0, texts.length),
    strangers: { texts: strangers, embeddings: matrix(texts.length, strangers.length) },
    seed,
  };
}

/** The trial models and the final one, all at once: none needs another's result. */
async function runTrials(
  pool: WorkerPool,
  data: TrainingData,
  plan: TrainPlan,
  onProgress: (progress: TrainProgress) => void,
) {
  const trials = [...plan.folds, ...(plan.scope ? [plan.scope] : [])];
  const strangersAt = plan.scope ? trials.length - 1 : trials.length > 0 ? 0 : -1;
  const requests = trials.map((trial, k) => ({ data, trial, withStrangers: k === strangersAt }));
  const total = requests.length + 1;
  const report = (done: number) =>
    onProgress({ stage: "cross-validation", share: embeddingEnds + (trialsEnd - embeddingEnds) * (done / total) });
  const results = await pool.runAll("trial", requests, report);
  onProgress({ stage: "final model", share: trialsEnd });
  const full = await pool.run("fit", { data });
  const scopeAnswers = results[strangersAt];
  return {
    answers: results.slice(0, plan.folds.length).map((each, k) => onlyOwn(each, plan.folds[k]!.ask.length)),
    scopeAnswers,
    full,
  };
}

/** Drops the answers about strangers that follow those about a fold's own cases. */
function onlyOwn({ ngram, embedding }: Answers, rows: number): Answers {
  const cut = (values: Float32Array, all: number) => values.subarray(0, (values.length / all) * rows);
  const asked = ngram.coverage.length;
  if (asked === rows) return { ngram, embedding };
  return {
    ngram: { probabilities: cut(ngram.probabilities, asked), coverage: cut(ngram.coverage, asked) },
    embedding: embedding && {
      regression: cut(embedding.regression, asked),
      energy: cut(embedding.energy, asked),
      neighbours: cut(embedding.neighbours, asked),
      nearest: cut(embedding.nearest, asked),
      nearby: cut(embedding.nearby, asked),
    },
  };
}

function scopeEvidence(plan: TrainPlan, answers: Answers | undefined, strangers: number): ScopeEvidence | null {
  if (!answers) return null;
  const known = plan.scope ? [...plan.scope.outside] : Array.from(plan.folds[0]!.ask, () => 0);
  return { answers, outside: Uint8Array.from([...known, ...Array.from({ length: strangers }, () => 1)]) };
}

function outOfFoldAnswers(
  labels: readonly string[],
  { index, label, score, confidence, outOfScope, hit, probabilities }: OutOfFold,
): OutOfFoldAnswer[] {
  return Array.from(index, (place, row) => ({
    index: place,
    label: labels[label[row]!]!,
    score: score[row]!,
    confidence: confidence[row]!,
    outOfScope: outOfScope[row]!,
    hit: hit[row] === 1,
    probabilities: probabilities.subarray(row * labels.length, (row + 1) * labels.length),
  }));
}

function shareOf(marks: Uint8Array): number {
  return marks.reduce((sum, each) => sum + each, 0) / Math.max(1, marks.length);
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}
