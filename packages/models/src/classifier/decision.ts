import { calibrate, type Calibrator } from "@surety/core/statistics/calibrator";
import { type EmbeddingAnswers, memberProbabilities, type NgramAnswers } from "./members.ts";
import { pool, type PoolWeights, winners } from "./pool.ts";
import { atShare, outOfScope, type ScopeDetector, usualShare } from "./scope-detector.ts";
import { ngramScopeFeatures, pooledScopeFeatures, type ScopeFeatures } from "./scope-features.ts";

/** How members' answers become one answer; fitted on predictions for unseen cases, plain JSON. */
export interface Decision {
  /** Weights of the members where all of them answer. */
  weights: PoolWeights;
  /** Sharpening of the n-gram model where it answers alone. */
  ngramWeight: number;
  /** Sureness from which the n-gram model answers alone although the others could be asked; null for never. */
  bar: number | null;
  /** From raw score to confidence: above the bar, pooled, and for n-grams alone when there is no sentence model. */
  calibrators: { sure: Calibrator; pooled: Calibrator; alone: Calibrator };
  /** Null where neither labels nor enough classes were there to learn it from. */
  scope: { ngram: ScopeDetector | null; pooled: ScopeDetector | null };
  /** Share of texts outside all classes that the labels let expect; the cautious usual one where it is absent. */
  outsideShare?: number;
}

/** One answer per text, before calibration. */
export interface Verdicts {
  /** One row of class probabilities per text. */
  probabilities: Float32Array;
  labels: Int32Array;
  /** Probability of the chosen label: it ranks, and is not yet a confidence. */
  scores: Float64Array;
  outOfScope: Float64Array;
}

export function ngramVerdicts(decision: Decision, answers: NgramAnswers, classes: number): Verdicts {
  const weights = { ngram: decision.ngramWeight, embedding: 0, neighbours: 0 };
  const probabilities = pool({ ngram: answers.probabilities }, weights, classes);
  const features = ngramScopeFeatures(probabilities, answers);
  const { labels, scores } = winners(probabilities, classes);
  const guess = (row: number) => 1 - answers.coverage[row]!;
  return { probabilities, labels, scores, outOfScope: scopes(decision.scope.ngram, features, scores.length, guess) };
}

export function pooledVerdicts(
  decision: Decision,
  ngram: NgramAnswers,
  embedding: EmbeddingAnswers,
  classes: number,
): Verdicts {
  const probabilities = pool(memberProbabilities(ngram, embedding), decision.weights, classes);
  const features = pooledScopeFeatures(probabilities, ngram, embedding);
  const { labels, scores } = winners(probabilities, classes);
  const guess = (row: number) => 1 - embedding.nearest[row]!;
  return { probabilities, labels, scores, outOfScope: scopes(decision.scope.pooled, features, scores.length, guess) };
}

/** Without a detector, how unlike the nearest thing known a text is: a warning, and not a probability. */
function scopes(
  detector: ScopeDetector | null,
  features: ScopeFeatures,
  rows: number,
  guess: (row: number) => number,
): Float64Array {
  const value = (_: unknown, row: number) =>
    Math.min(1, Math.max(0, detector ? outOfScope(detector, features, row) : guess(row)));
  return Float64Array.from({ length: rows }, value);
}

/** How sure the n-gram model is: its score, held down by the chance that the text is outside all classes. */
export function sureness(verdicts: Verdicts, row: number): number {
  return verdicts.scores[row]! * (1 - verdicts.outOfScope[row]!);
}

export function isSure(decision: Decision, verdicts: Verdicts, row: number): boolean {
  return decision.bar !== null && sureness(verdicts, row) >= decision.bar;
}

/** From raw score to the probability that the label is right, for a text that belongs to one of the classes. */
export function rightIfInside(decision: Decision, path: keyof Decision["calibrators"], score: number): number {
  return calibrate(decision.calibrators[path], score);
}

/**
 * The probability that a text belongs to a class and that this is the one. How unlike everything known it looks is
 * stated for the usual share of such texts; here it counts for the share that the labels let expect.
 */
export function confidence(
  decision: Decision,
  path: keyof Decision["calibrators"],
  ifInside: number,
  outside: number,
): number {
  const detector = path === "pooled" ? decision.scope.pooled : decision.scope.ngram;
  return detector === null ? ifInside : ifInside * (1 - atShare(outside, decision.outsideShare ?? usualShare));
}
