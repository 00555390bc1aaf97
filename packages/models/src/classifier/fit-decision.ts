import { fitCalibrator } from "@surety/core/statistics/fit-calibrator";
import {
  confidence,
  type Decision,
  isSure,
  ngramVerdicts,
  pooledVerdicts,
  rightIfInside,
  sureness,
  type Verdicts,
} from "./decision.ts";
import type { Answers } from "./fold-answers.ts";
import { memberProbabilities } from "./members.ts";
import { fitPool, pool, usualWeights } from "./pool.ts";
import { fitScopeDetector, type ScopeDetector } from "./scope-detector.ts";
import { ngramScopeFeatures, pooledScopeFeatures } from "./scope-features.ts";
import type { OutOfFold } from "./trained-classifier.ts";

/** Predictions for unseen cases: `index` are their places in the training list, `truth` their classes. */
export interface Evidence {
  answers: Answers;
  index: Int32Array;
  truth: Int32Array;
  classes: number;
}

/** Predictions for texts of which some are of no class that the model knew (`outside[i]` is 1). */
export interface ScopeEvidence {
  answers: Answers;
  outside: Uint8Array;
}

/** What n-grams alone may cost: their answers must be those of all members, and right, at least this often. */
const leastAgreement = 0.9995;
const leastAccuracy = 0.99;
const fewestSureCases = 100;
const fewestOutside = 10;

/** Fits everything between the members' answers and a confidence, on predictions for cases they had not seen. */
export function fitDecision(
  evidence: Evidence,
  scope: ScopeEvidence | null,
  outsideShare: number,
): { decision: Decision; outOfFold: OutOfFold } {
  const { answers, truth, classes } = evidence;
  const identity = { kind: "identity" } as const;
  const decision: Decision = {
    weights: weightsFor(evidence),
    ngramWeight: truth.length === 0 ? 1 : fitPool({ ngram: answers.ngram.probabilities }, truth, classes).ngram,
    bar: null,
    calibrators: { sure: identity, pooled: identity, alone: identity },
    scope: { ngram: null, pooled: null },
    outsideShare,
  };
  if (scope) decision.scope = fitScope(decision, scope, classes);
  const ngram = ngramVerdicts(decision, answers.ngram, classes);
  const pooled = answers.embedding ? pooledVerdicts(decision, answers.ngram, answers.embedding, classes) : null;
  if (pooled) decision.bar = chooseBar(ngram, pooled, truth);
  fitCalibrators(decision, ngram, pooled, truth);
  return { decision, outOfFold: outOfFoldOf(decision, ngram, pooled, evidence) };
}

function weightsFor({ answers, truth, classes }: Evidence): Decision["weights"] {
  if (truth.length === 0) return usualWeights;
  return fitPool(memberProbabilities(answers.ngram, answers.embedding), truth, classes);
}

function fitScope(decision: Decision, { answers, outside }: ScopeEvidence, classes: number): Decision["scope"] {
  const count = outside.reduce((sum, each) => sum + each, 0);
  if (count < fewestOutside || outside.length - count < fewestOutside) return { ngram: null, pooled: null };
  const { ngram, embedding } = answers;
  const alone = { ngram: decision.ngramWeight, embedding: 0, neighbours: 0 };
  const byGrams = pool({ ngram: ngram.probabilities }, alone, classes);
  let pooled: ScopeDetector | null = null;
  if (embedding) {
    const together = pool(memberProbabilities(ngram, embedding), decision.weights, classes);
    const features = pooledScopeFeatures(together, ngram, embedding);
    pooled = fitScopeDetector(features, outside);
  }
  return { ngram: fitScopeDetector(ngramScopeFeatures(byGrams, ngram), outside), pooled };
}

/** The lowest sureness above which the n-gram model may answer alone. */
function chooseBar(ngram: Verdicts, pooled: Verdicts, truth: Int32Array): number | null {
  const order = Array.from(truth.keys()).sort((a, b) => sureness(ngram, b) - sureness(ngram, a));
  let disagreements = 0;
  let errors = 0;
  let bar: number | null = null;
  order.forEach((row, rank) => {
    const taken = rank + 1;
    if (ngram.labels[row] !== pooled.labels[row]) disagreements++;
    if (ngram.labels[row] !== truth[row]) errors++;
    const good = disagreements <= taken * (1 - leastAgreement) && errors <= taken * (1 - leastAccuracy);
    if (good && taken >= fewestSureCases) bar = sureness(ngram, row);
  });
  return bar;
}

function fitCalibrators(decision: Decision, ngram: Verdicts, pooled: Verdicts | null, truth: Int32Array): void {
  const rows = Array.from(truth.keys());
  const fit = (verdicts: Verdicts, chosen: number[]) =>
    fitCalibrator(
      chosen.map((row) => verdicts.scores[row]!),
      chosen.map((row) => (verdicts.labels[row] === truth[row] ? 1 : 0)),
    );
  decision.calibrators.alone = fit(ngram, rows);
  if (!pooled) return;
  const isRowSure = (row: number) => isSure(decision, ngram, row);
  decision.calibrators.sure = fit(ngram, rows.filter(isRowSure));
  decision.calibrators.pooled = fit(
    pooled,
    rows.filter((row) => !isRowSure(row)),
  );
}

function outOfFoldOf(decision: Decision, ngram: Verdicts, pooled: Verdicts | null, evidence: Evidence): OutOfFold {
  const { index, truth } = evidence;
  const chosen = Array.from(truth, (_, row) => {
    if (!pooled) return { verdicts: ngram, path: "alone" as const };
    return isSure(decision, ngram, row)
      ? { verdicts: ngram, path: "sure" as const }
      : { verdicts: pooled, path: "pooled" as const };
  });
  const score = (row: number) => chosen[row]!.verdicts.scores[row]!;
  const outside = (row: number) => chosen[row]!.verdicts.outOfScope[row]!;
  const ifInside = (row: number) => rightIfInside(decision, chosen[row]!.path, score(row));
  return {
    index,
    label: truth.map((_, row) => chosen[row]!.verdicts.labels[row]!),
    score: Float32Array.from(truth, (_, row) => score(row)),
    confidence: Float32Array.from(truth, (_, row) =>
      confidence(decision, chosen[row]!.path, ifInside(row), outside(row)),
    ),
    outOfScope: Float32Array.from(truth, (_, row) => outside(row)),
    hit: Uint8Array.from(truth, (label, row) => (chosen[row]!.verdicts.labels[row] === label ? 1 : 0)),
    byNgram: Uint8Array.from(truth, (_, row) => (chosen[row]!.verdicts === ngram ? 1 : 0)),
    probabilities: together(decision, evidence),
  };
}

function together(decision: Decision, { answers: { ngram, embedding }, classes }: Evidence): Float32Array {
  const alone = { ngram: decision.ngramWeight, embedding: 0, neighbours: 0 };
  return pool(memberProbabilities(ngram, embedding), embedding ? decision.weights : alone, classes);
}
