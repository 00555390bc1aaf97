import { upperBound } from "../statistics/clopper-pearson.ts";
import { incompleteBeta } from "../statistics/incomplete-beta.ts";
import { oneIn } from "./guarantee-sentence.ts";
import { count, percent } from "./percent.ts";
import type { CalibrationCase } from "./threshold.ts";

/** What the labels say about a threshold that nobody derived from them. */
export type ThresholdRisk = {
  threshold: number;
  accepted: number;
  errors: number;
  /** Share of cases it would automate. */
  automationRate: number;
  /** Errors among the accepted, as counted; null when it accepts no labelled case. */
  observedError: number | null;
  /** Exact one-sided bound on the true error rate at the assurance asked for. */
  upperBound: number;
  /** Chance that the true error rate is above the target (uniform prior); for a threshold picked by looking, too kind. */
  chanceOverTarget: number;
};

/** Counts what a given threshold would have let through, and how far that can be from the truth. */
export function thresholdRisk(
  cases: readonly CalibrationCase[],
  threshold: number,
  target: number,
  assurance: number,
): ThresholdRisk {
  const taken = cases.filter((one) => one.confidence >= threshold);
  const errors = taken.filter((one) => !one.correct).length;
  const accepted = taken.length;
  return {
    threshold,
    accepted,
    errors,
    automationRate: cases.length === 0 ? 0 : accepted / cases.length,
    observedError: accepted === 0 ? null : errors / accepted,
    upperBound: upperBound(errors, accepted, 1 - assurance),
    chanceOverTarget: 1 - incompleteBeta(target, errors + 1, accepted - errors + 1),
  };
}

export type HandSetGate = ThresholdRisk & { keepsTarget: boolean; sentence: string };

/** A threshold set by hand: allowed, and said aloud what it risks against the target. */
export function handSetGate(facts: {
  calibrationCases: readonly CalibrationCase[];
  threshold: number;
  target: number;
  assurance: number;
  noun?: string | undefined;
}): HandSetGate {
  const risk = thresholdRisk(facts.calibrationCases, facts.threshold, facts.target, facts.assurance);
  const keepsTarget = risk.upperBound <= facts.target;
  return { ...risk, keepsTarget, sentence: riskSentence(risk, keepsTarget, facts.target, facts.noun ?? "cases") };
}

function riskSentence(risk: ThresholdRisk, keepsTarget: boolean, target: number, noun: string): string {
  const from = `Set by hand to ${percent(risk.threshold)}`;
  if (risk.accepted === 0) return `${from}: no labelled case is that confident, so nothing is known about its errors.`;
  const seen = `${count(risk.errors)} of ${count(risk.accepted)} labelled ${noun} above it were wrong`;
  const bound = `up to ${percent(risk.upperBound)} may be`;
  if (keepsTarget) return `${from}: ${seen}; ${bound}, within the target of ${oneIn(target)}.`;
  return `${from}: ${seen}; ${bound}. The chance that it misses the target of ${oneIn(target)} is ${percent(risk.chanceOverTarget)}.`;
}
