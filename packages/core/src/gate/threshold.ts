import type { Calibrator } from "../statistics/calibrator.ts";
import { guaranteedThreshold, isWorthTesting, type ThresholdQuestion } from "../statistics/learn-then-test.ts";
import { deltaForLook } from "../statistics/spend-delta.ts";
import { thinToUniform } from "../statistics/thin-to-uniform.ts";
import { naiveThreshold } from "../statistics/naive-threshold.ts";
import { gateCurve, type GateCurve } from "./gate-curve.ts";
import { guaranteeSentence } from "./guarantee-sentence.ts";
import { thresholdRisk, type ThresholdRisk } from "./hand-set-threshold.ts";
import { labelAdvice } from "./label-advice.ts";
import { STARTING_POINTS, TRUST_IN_PREDICTION } from "../statistics/starting-points.ts";

/** A labelled case that a gate may be fitted on: drawn at random from what the gate sees, unused in training. */
export type CalibrationCase = {
  confidence: number;
  correct: boolean;
  segment?: string | undefined;
  /** Chance that a case like this got a label, in (0, 1]: 1 in review, the audit probability else. Default 1. */
  probability?: number | undefined;
};

export type GateFit = {
  calibrationCases: readonly CalibrationCase[];
  /** Largest acceptable share of errors among automated cases. */
  target: number;
  /** Probability with which all segments together must keep it. */
  assurance: number;
  /** Fitted on other labels: confidence to probability right. `{kind: "identity"}` when confidence was. */
  prior?: Calibrator | undefined;
  /** The segments with a guarantee of their own; by default those that occur in the cases. */
  segments?: readonly string[] | undefined;
  /** How many judgments of one block share the assurance, so that the promises of all hold together. Default 1. */
  judgments?: number | undefined;
  /**
   * Counts the times this gate was tested on growing labels, from 1; assurance is then spent over all of them. A time
   * that tested nothing does not count, see `tested`.
   */
  look?: number | undefined;
  /** Uniform numbers in [0, 1); needed where the probabilities of the cases differ. */
  random?: (() => number) | undefined;
  /** Plural noun for sentences, e.g. "tickets". */
  noun?: string | undefined;
};

export type SegmentGate = {
  /** null for a gate without segments. */
  segment: string | null;
  threshold: number | null;
  evidence: {
    n: number;
    accepted: number;
    errors: number;
    upperBound: number;
    /** Expected share of cases that are automated. */
    automationRate: number;
    method: "separate-calibrator" | "fixed-starts";
    /** Assurance of this segment alone, higher than that of the gate when there are several. */
    assurance: number;
  };
  /** What "the lowest threshold that looks good enough" would do; null when no threshold looks so. */
  naive: ThresholdRisk | null;
  /** What every other threshold would have let through. */
  curve: GateCurve;
  guarantee: string;
  labelsMissing: number | null;
  advice: string | null;
  /** Whether any threshold was tested, see `FittedGate`. */
  tested: boolean;
};

export type FittedGate = {
  target: number;
  assurance: number;
  automationRate: number;
  segments: SegmentGate[];
  /** False where too few labels made a test hopeless and none was made: then this look has cost nothing. */
  tested: boolean;
};

/**
 * Derives the thresholds that the labels have earned, one per segment, so that with probability `assurance`
 * none of them lets more than `target` errors through, nor does any of the `judgments` that share it (Bonferroni).
 * Deriving them again from grown data is another look: count it in `look`. The segments that are worth a look share its
 * price; the others are not tested. Cases whose label was likelier than that of others are thinned out, see
 * `thinToUniform`.
 */
export function fitGate(fit: GateFit): FittedGate {
  const slices = slicesOf(fit);
  const budget = fit.look === undefined ? 1 - fit.assurance : deltaForLook(1 - fit.assurance, fit.look);
  const shared = (slices: number) => budget / (Math.max(1, slices) * (fit.judgments ?? 1));
  const equal = shared(slices.length);
  const tested = slices.filter((slice) => fit.look === undefined || isWorthTesting(questionOf(fit, slice, equal)));
  const segments = slices.map((slice) =>
    tested.includes(slice)
      ? fitSegment(fit, slice, questionOf(fit, slice, shared(tested.length)))
      : fitSegment(fit, slice, { ...questionOf(fit, slice, equal), thrifty: true }),
  );
  const automationRate = shareAutomated(segments, fit.calibrationCases);
  return {
    target: fit.target,
    assurance: fit.assurance,
    automationRate,
    segments,
    tested: segments.some((one) => one.tested),
  };
}

/** The cases that one threshold is for, equally likely ones; the segment is null for a gate without segments. */
type Slice = { segment: string | null; cases: readonly CalibrationCase[] };

function slicesOf(fit: GateFit): Slice[] {
  const names =
    fit.segments ?? [...new Set(fit.calibrationCases.map((one) => one.segment ?? ""))].filter(Boolean).sort();
  const fair = (cases: readonly CalibrationCase[]) => thinToUniform(cases, (one) => one.probability ?? 1, fit.random);
  if (names.length === 0) return [{ segment: null, cases: fair(fit.calibrationCases) }];
  const bySegment = Map.groupBy(fit.calibrationCases, (one) => one.segment ?? "");
  return names.map((segment) => ({ segment, cases: fair(bySegment.get(segment) ?? []) }));
}

type SliceQuestion = ThresholdQuestion & { scores: number[]; errors: number[] };

function questionOf({ target, prior }: GateFit, { cases }: Slice, delta: number): SliceQuestion {
  const scores = cases.map((one) => one.confidence);
  const errors = cases.map((one) => (one.correct ? 0 : 1));
  return { scores, errors, target, assurance: 1 - delta, ...(prior !== undefined && { prior }) };
}

/** Share of all cases, each counted for as many as its chance of a label says; segments without a gate are part of it. */
function shareAutomated(segments: SegmentGate[], cases: readonly CalibrationCase[]): number {
  const weight = (some: readonly CalibrationCase[]) => some.reduce((sum, one) => sum + 1 / (one.probability ?? 1), 0);
  const automated = cases.filter((one) => one.confidence >= (thresholdFor({ segments }, one.segment) ?? Infinity));
  return cases.length === 0 ? 0 : weight(automated) / weight(cases);
}

/** The threshold in force for a case; null (a person decides) for a segment that the gate was not fitted on. */
export function thresholdFor(gate: Pick<FittedGate, "segments">, segment: string | undefined): number | null {
  const found = gate.segments.find((one) => one.segment === null || one.segment === segment);
  return found?.threshold ?? null;
}

function fitSegment(fit: GateFit, { segment, cases }: Slice, question: SliceQuestion): SegmentGate {
  const { scores, errors } = question;
  const delta = 1 - question.assurance;
  const earned = guaranteedThreshold(question);
  const { threshold, n, accepted, upperBound, method } = earned;
  const naive = naiveThreshold(question).threshold;
  const marked = [threshold, naive].filter((one) => one !== null);
  const testDelta = fit.prior === undefined ? delta / STARTING_POINTS : delta * TRUST_IN_PREDICTION;
  const advice =
    threshold !== null
      ? null
      : labelAdvice({ scores, errors, target: fit.target, delta: testDelta, prior: fit.prior, segment });
  return {
    segment,
    threshold,
    evidence: {
      n,
      accepted,
      errors: earned.errorsAccepted,
      upperBound,
      automationRate: n === 0 ? 0 : accepted / n,
      method,
      assurance: 1 - delta,
    },
    naive: naive === null ? null : thresholdRisk(cases, naive, fit.target, fit.assurance),
    curve: gateCurve(scores, errors, marked),
    guarantee: guaranteeSentence({ ...fit, threshold, labels: n, segment }),
    labelsMissing: advice?.labelsMissing ?? null,
    advice: advice?.sentence ?? null,
    tested: earned.tested,
  };
}
