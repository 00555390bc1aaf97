import { fitGate, type CalibrationCase, type FittedGate } from "@surety/core/gate/threshold";
import { percent } from "@surety/core/gate/percent";
import { brier, expectedCalibrationError, reliability } from "@surety/core/measure/calibration";
import { classificationReport } from "@surety/core/measure/classification";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import { upperBound } from "@surety/core/statistics/clopper-pearson";
import type { GateWire, JudgmentQuality } from "@surety/core/wire/quality";
import { isOutOfScope } from "../worker/judge-block.ts";

/** A label that training never saw, with what the model says to its text. */
export interface HeldOut {
  value: string;
  segment: string | null;
  answer: ModelAnswer;
}

export interface GatePolicy {
  maxError: number;
  assurance: number;
  audit: number;
}

/** How "none of these" is written where a report needs a word for it. */
const noneOfThese = "none of these";
const reliabilityBins = 10;
const curvePoints = 60;

/** How good the model is on labels it never saw, in the shape that the quality page shows. */
export function measureQuality(
  judgment: string,
  labels: readonly string[],
  none: string | null,
  held: readonly HeldOut[],
): Omit<JudgmentQuality, "live" | "model"> {
  const names = none === null ? [...labels] : [...labels.filter((label) => label !== none), none];
  const predicted = held.map(({ answer }) => statedLabel(answer, none));
  const truth = held.map((one) => one.value);
  const report = classificationReport({ truth, predicted, labels: names });
  const confidence = held.map((one) => one.answer.confidence);
  const hit = held.map((one) => (one.answer.value === one.value ? 1 : 0));
  const some = held.length > 0;
  return {
    judgment,
    labels: names,
    accuracy: some ? { ...report.accuracy, n: held.length } : null,
    macroF1: some ? report.macroF1 : null,
    ece: some ? expectedCalibrationError(confidence, hit, { bins: reliabilityBins, binning: "mass" }) : null,
    brier: some ? brier(confidence, hit).score : null,
    perClass: report.perClass,
    confusion: some ? report.confusion : null,
    reliability: reliability(confidence, hit, reliabilityBins),
  };
}

type Stated = Pick<ModelAnswer, "value" | "confidence" | "outOfScope">;

/** The label that an answer amounts to: a text unlike all others is "none" where people can say so too. */
export function statedLabel(answer: Stated, none: string | null): string {
  return none !== null && isOutOfScope(answer, none) ? none : (answer.value ?? noneOfThese);
}

/** What the gate compares of an answer: 0 where the case goes to a person whatever the confidence. */
export function gateScore(answer: Stated, none: string | null): number {
  return isOutOfScope(answer, none) ? 0 : answer.confidence;
}

/** Derives the gate from the same held-out labels. `look` counts how often that has been done before, from 1. */
export function measureGate(
  judgment: string,
  noun: string,
  policy: GatePolicy,
  none: string | null,
  held: readonly HeldOut[],
  look: number,
  random: () => number,
): GateWire {
  const cases = held.map((one) => calibrationCase(one, none));
  const fitted = fitGate({
    calibrationCases: cases,
    target: policy.maxError,
    assurance: policy.assurance,
    prior: { kind: "identity" },
    noun,
    look,
    random,
  });
  const earned = fitted.segments.some((one) => one.threshold !== null);
  return {
    judgment,
    maxError: policy.maxError,
    assurance: policy.assurance,
    audit: policy.audit,
    mode: "guaranteed",
    state: earned ? "earned" : "learning",
    segments: fitted.segments.map(segmentWire),
    curve: curveOf(cases, policy.assurance),
    fittedAt: null,
  };
}

/** What the gate sees of a case: exactly the score that live cases will have. */
function calibrationCase({ value, segment, answer }: HeldOut, none: string | null): CalibrationCase {
  const confidence = gateScore(answer, none);
  const correct = answer.value === value;
  return segment === null ? { confidence, correct } : { confidence, correct, segment };
}

function segmentWire(one: FittedGate["segments"][number]): GateWire["segments"][number] {
  const { evidence, naive } = one;
  return {
    segment: one.segment ?? "",
    threshold: one.threshold,
    labels: evidence.n,
    accepted: evidence.accepted,
    errors: evidence.errors,
    upperBound: one.threshold === null ? null : evidence.upperBound,
    automationRate: evidence.automationRate,
    naiveThreshold: naive?.threshold ?? null,
    naiveRisk: naive?.upperBound ?? null,
    sentence: one.threshold === null ? one.guarantee : `${one.guarantee} It automates from ${percent(one.threshold)}.`,
    advice: one.advice,
  };
}

function curveOf(cases: readonly CalibrationCase[], assurance: number): GateWire["curve"] {
  const sorted = cases.toSorted((a, b) => b.confidence - a.confidence);
  const step = Math.max(1, Math.floor(sorted.length / curvePoints));
  const points: GateWire["curve"] = [];
  let errors = 0;
  sorted.forEach((one, at) => {
    if (!one.correct) errors += 1;
    if ((at + 1) % step !== 0) return;
    points.push({
      threshold: one.confidence,
      automationRate: (at + 1) / sorted.length,
      error: errors / (at + 1),
      bound: upperBound(errors, at + 1, 1 - assurance),
    });
  });
  return points;
}
