import { upperBound } from "../statistics/clopper-pearson.ts";
import { incompleteBeta } from "../statistics/incomplete-beta.ts";
import type { CurvePoint, GateCurve } from "./gate-curve.ts";
import { oneIn } from "./guarantee-sentence.ts";
import { count, percent } from "./percent.ts";
import type { CalibrationCase } from "./threshold.ts";
import { whatIf } from "./what-if.ts";

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
  return riskOfCounts({ threshold, accepted: taken.length, errors }, cases.length, target, assurance);
}

/** The same from what was counted: `labels` cases, of which the threshold accepts some. */
export function riskOfCounts(
  { threshold, accepted, errors }: CurvePoint,
  labels: number,
  target: number,
  assurance: number,
): ThresholdRisk {
  return {
    threshold,
    accepted,
    errors,
    automationRate: labels === 0 ? 0 : accepted / labels,
    observedError: accepted === 0 ? null : errors / accepted,
    upperBound: upperBound(errors, accepted, 1 - assurance),
    chanceOverTarget: 1 - incompleteBeta(target, errors + 1, accepted - errors + 1),
  };
}

export type HandSetGate = ThresholdRisk & { keepsTarget: boolean; sentence: string };

/** A threshold set by hand: allowed, and said aloud what it risks against the target, by the curve of its labels. */
export function handSetGate(facts: {
  curve: GateCurve;
  threshold: number;
  target: number;
  assurance: number;
  noun?: string | undefined;
}): HandSetGate {
  const { accepted, errors } = whatIf(facts.curve, facts.threshold, facts.assurance);
  const counts = { threshold: facts.threshold, accepted, errors };
  const risk = riskOfCounts(counts, facts.curve.labels, facts.target, facts.assurance);
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
