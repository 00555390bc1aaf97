import { percent } from "@surety/core/gate/percent";
import type { Calibrator } from "@surety/core/statistics/calibrator";
import { fitGate, type CalibrationCase, type SegmentGate } from "@surety/core/gate/threshold";
import type { GateSegment, SegmentCurve } from "@surety/core/wire/gate";
import type { HeldOut } from "./held-out.ts";
import { gateScore } from "./stated-label.ts";

export interface GateQuestion {
  maxError: number;
  assurance: number;
  segmented: boolean;
  /** Judgments of the block that share the assurance. */
  judgments: number;
  /** Counts the derivations that tested these labels, from 1. */
  look: number;
  /** How the document writes "none of these"; null where it cannot. */
  none: string | null;
  /** What the cases are called, in the plural. */
  noun: string;
  /** From score to the chance to be right, fitted on other labels; left out where the score is that chance. */
  prior?: Calibrator | undefined;
}

/** Derives the thresholds of one judgment from a fair sample that training never saw, segment by segment, with their curves. */
export function measureGate(
  held: readonly HeldOut[],
  question: GateQuestion,
): { segments: GateSegment[]; curves: SegmentCurve[]; tested: boolean } {
  const placed = question.segmented ? held.filter((one) => one.segment !== null) : held;
  const { segments, tested } = fitGate({
    calibrationCases: placed.map((one) => calibrationCase(one, question)),
    target: question.maxError,
    assurance: question.assurance,
    judgments: question.judgments,
    look: question.look,
    prior: question.prior ?? { kind: "identity" },
    noun: question.noun,
  });
  return { segments: segments.map(segmentWire), curves: segments.map(curveWire), tested };
}

/** What the gate sees of a case: exactly the score that live cases will have. */
function calibrationCase({ value, segment, answer }: HeldOut, { none, segmented }: GateQuestion): CalibrationCase {
  const confidence = gateScore(answer, none);
  const correct = answer.value === value;
  return !segmented || segment === null ? { confidence, correct } : { confidence, correct, segment };
}

function segmentWire(one: SegmentGate): GateSegment {
  const { evidence, naive, threshold } = one;
  return {
    segment: one.segment ?? "",
    threshold,
    labels: evidence.n,
    accepted: evidence.accepted,
    errors: evidence.errors,
    upperBound: threshold === null ? null : evidence.upperBound,
    automationRate: evidence.automationRate,
    naive,
    assurance: evidence.assurance,
    labelsMissing: one.labelsMissing,
    sentence: threshold === null ? one.guarantee : `${one.guarantee} It automates from ${percent(threshold)}.`,
    advice: one.advice,
  };
}

function curveWire({ segment, curve }: SegmentGate): SegmentCurve {
  return { segment: segment ?? "", ...curve };
}
