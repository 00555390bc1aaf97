import { calibrate, sigmoid } from "@surety/core/statistics/calibrator";
import type { Candidate } from "./candidates.ts";
import type { ClauseRanking } from "./clause-model.ts";

type Ranking = Omit<ClauseRanking, "whole">;

export function rawScore(weights: readonly number[], { features }: Pick<Candidate, "features">): number {
  return sigmoid(features.reduce((sum, value, k) => sum + value * weights[k]!, 0));
}

/** The calibrated probability that a candidate is a clause of its type. */
export function spanConfidence({ weights, spans }: Ranking, candidate: Pick<Candidate, "features" | "type">): number {
  return calibrate(spans[candidate.type]!, rawScore(weights, candidate));
}

interface Answered<Found> {
  present: boolean;
  /** Probability that `present` is right. */
  confidence: number;
  /** The surest first. */
  quoted: Found[];
}

/** Whether a type is there, and which of its candidates are quoted: the best, and all that are likely enough. */
export function answerOfType<Found extends { confidence: number }>(
  { presence, quoteFrom }: Ranking,
  type: number,
  candidates: readonly Found[],
): Answered<Found> {
  const sorted = candidates.toSorted((a, b) => b.confidence - a.confidence);
  const there = calibrate(presence[type]!, sorted[0]?.confidence ?? 0);
  const present = sorted.length > 0 && there >= 0.5;
  const quoted = present ? sorted.filter((one, at) => at === 0 || one.confidence >= quoteFrom) : [];
  return { present, confidence: present ? there : 1 - there, quoted };
}

/** The chance that all types are answered and all quotes are right, if each erred by itself: it ranks whole answers. */
export function productOf(answers: readonly Answered<{ confidence: number }>[]): number {
  return answers.reduce(
    (product, { present, confidence, quoted }) =>
      product * (present ? 1 : confidence) * quoted.reduce((own, one) => own * one.confidence, 1),
    1,
  );
}
