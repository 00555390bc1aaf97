import { calibrate, type Calibrator } from "./calibrator.ts";
import { upperBound } from "./clopper-pearson.ts";
import { confidenceGroups } from "./confidence-groups.ts";
import { passingOf } from "./fallback-test.ts";
import { isWorthTheLook } from "./look-worth.ts";
import { startingPoints } from "./starting-points.ts";

export type ThresholdQuestion = {
  /** Confidence of the calibration cases, a random sample of what the gate sees. */
  scores: ArrayLike<number>;
  /** 1 where the judgment was wrong, 0 where it was right. */
  errors: ArrayLike<number>;
  /** Largest acceptable share of errors among automated cases. */
  target: number;
  /** Probability with which the promise must hold, e.g. 0.95. */
  assurance: number;
  /** Fitted on OTHER labels (out-of-fold predictions of training): score to probability right. */
  prior?: Calibrator;
  /**
   * Pass over a look that would hardly succeed by the prior, so that it spends nothing and the next one can be as strict
   * as this one would have been. For gates that are derived again and again; default false.
   */
  thrifty?: boolean;
};

export type GuaranteedThreshold = {
  /** Automate from this confidence on; null when the labels cannot support the target yet. */
  threshold: number | null;
  /** Calibration cases. */
  n: number;
  accepted: number;
  errorsAccepted: number;
  /** Exact one-sided bound on the error rate of the accepted cases, at most `target` when there is one. */
  upperBound: number;
  method: "separate-calibrator" | "fixed-starts";
  /** Whether anything was tested. A look that tested nothing has not looked at any error and spends nothing. */
  tested: boolean;
};

/**
 * The lowest confidence from which the error rate is at most `target`, with probability `assurance` over
 * the draw of the calibration cases (Learn-then-Test, Angelopoulos 2021; cases must be exchangeable with
 * future ones). Thresholds are tested from strict to lenient; the error budget 1 − assurance is placed on
 * starting points chosen without looking at the errors, and each threshold that passes hands its budget on
 * to the next (the fallback procedure of Wiens and Dmitrienko, 2005). O(n log n).
 */
export function guaranteedThreshold(question: ThresholdQuestion): GuaranteedThreshold {
  const { scores, target, assurance, prior } = question;
  const { groups, starts } = testOrder(question);
  const tested = groups.length > 0 && (question.thrifty !== true || isWorthTheLook(groups, starts, question));
  const found = tested ? passingOf(groups, starts, target).at(-1) : undefined;
  return {
    threshold: found?.threshold ?? null,
    n: scores.length,
    accepted: found?.accepted ?? 0,
    errorsAccepted: found?.errors ?? 0,
    upperBound: found === undefined ? 1 : upperBound(found.errors, found.accepted, 1 - assurance),
    method: prior === undefined ? "fixed-starts" : "separate-calibrator",
    tested,
  };
}

/**
 * Whether testing would hardly be in vain, by the prior; no error is looked at to say so. Our own, within Learn-then-Test
 * (Angelopoulos 2021).
 */
export function isWorthTesting(question: ThresholdQuestion): boolean {
  const { groups, starts } = testOrder(question);
  return isWorthTheLook(groups, starts, question);
}

function testOrder({ scores, errors, target, assurance, prior }: ThresholdQuestion) {
  const risk = prior === undefined ? undefined : (score: number) => 1 - calibrate(prior, score);
  const groups = confidenceGroups(scores, errors, risk);
  return { groups, starts: startingPoints(groups, target, 1 - assurance, prior !== undefined) };
}
