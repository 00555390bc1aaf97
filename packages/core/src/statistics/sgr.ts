import { upperBound } from "./clopper-pearson.ts";
import { confidenceGroups } from "./confidence-groups.ts";
import type { ThresholdQuestion } from "./learn-then-test.ts";

export type SelectiveThreshold = {
  threshold: number | null;
  accepted: number;
  errorsAccepted: number;
  upperBound: number;
};

/**
 * Selection with guaranteed risk (Geifman and El-Yaniv 2017): bisection over the thresholds, each step
 * with an equal part of the error budget. Kept as the published yardstick; learn-then-test automates more.
 */
export function selectionWithGuaranteedRisk(question: Omit<ThresholdQuestion, "prior">): SelectiveThreshold {
  const groups = confidenceGroups(question.scores, question.errors);
  const steps = Math.max(1, Math.ceil(Math.log2(groups.length + 1)));
  const delta = (1 - question.assurance) / steps;
  let low = 0;
  let high = groups.length - 1;
  let best: SelectiveThreshold = { threshold: null, accepted: 0, errorsAccepted: 0, upperBound: 1 };
  for (let step = 0; step < steps && low <= high; step += 1) {
    const middle = (low + high + 1) >> 1;
    const { threshold, accepted, errors } = groups[middle]!;
    const bound = upperBound(errors, accepted, delta);
    if (bound <= question.target) {
      best = { threshold, accepted, errorsAccepted: errors, upperBound: bound };
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}
