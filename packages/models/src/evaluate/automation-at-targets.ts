import { fitGate } from "@surety/core/gate/threshold";
import { selectiveReport } from "@surety/core/measure/selective";
import type { Calibrator } from "@surety/core/statistics/calibrator";

/** Answers to labelled cases: what a gate compares of each, and whether it was right. */
export interface ScoredAnswer {
  /** In [0, 1]; 0 where the case goes to a person whatever the model says. */
  score: number;
  right: boolean;
}

export interface AutomationQuestion {
  /** Cases that the thresholds are derived from. */
  calibration: readonly ScoredAnswer[];
  /** Other cases, on which the thresholds are tried. */
  test: readonly ScoredAnswer[];
  /** Scores of test cases that belong to none of the classes. */
  outside?: readonly number[];
  /** Largest acceptable shares of errors among automated cases. */
  targets: readonly number[];
  /** Probability with which each threshold must keep its target. */
  assurance: number;
  /** `{kind: "identity"}` where scores were calibrated on other cases than `calibration`. */
  prior?: Calibrator;
}

export interface AutomationAtTarget {
  target: number;
  /** Null where the labels do not support the target: everything goes to people. */
  threshold: number | null;
  /** Share of the test cases that would be automated, and how many they are. */
  automationRate: number;
  automated: number;
  /** Share of errors among them (0 where there are none) with its exact interval, and how many they are. */
  observedError: number;
  observedErrorInterval: { low: number; high: number };
  errors: number;
  /** Test cases of no class that would be automated all the same. */
  outsideAutomated: number;
  /** Labels that the threshold is derived from. */
  calibrationLabels: number;
  /** What would help where nothing is automated. */
  labelsMissing: number | null;
  advice: string | null;
}

/** What could be automated at each target: thresholds with a guarantee from one list, tried on another. */
export function automationAtTargets(question: AutomationQuestion): AutomationAtTarget[] {
  return question.targets.map((target) => automationAt(target, question));
}

function automationAt(target: number, question: AutomationQuestion): AutomationAtTarget {
  const { calibration, test, outside = [], assurance, prior } = question;
  const calibrationCases = calibration.map(({ score, right }) => ({ confidence: score, correct: right }));
  const gate = fitGate({ calibrationCases, target, assurance, prior }).segments[0]!;
  // Where even all cases together keep the target, those that go to a person anyway still do.
  const threshold = gate.threshold === 0 ? lowestAutomatable(calibration) : gate.threshold;
  const tried = selectiveReport({
    confidence: test.map(({ score }) => score),
    hit: test.map(({ right }) => (right ? 1 : 0)),
    threshold,
    assurance,
  });
  return {
    target,
    threshold,
    automationRate: tried.automationRate,
    automated: tried.automated,
    observedError: tried.error.value ?? 0,
    observedErrorInterval: { low: tried.error.low, high: tried.error.high },
    errors: tried.errors,
    outsideAutomated: outside.filter((score) => threshold !== null && score >= threshold).length,
    calibrationLabels: calibration.length,
    labelsMissing: gate.labelsMissing,
    advice: gate.advice,
  };
}

function lowestAutomatable(cases: readonly ScoredAnswer[]): number | null {
  const lowest = cases.reduce((least, { score }) => (score > 0 ? Math.min(least, score) : least), Infinity);
  return lowest === Infinity ? null : lowest;
}
