import { upperBound } from "./clopper-pearson.ts";
import { confidenceGroups } from "./confidence-groups.ts";

export type NaiveThreshold = { threshold: number | null; accepted: number; errorsAccepted: number; upperBound: number };

/**
 * The lowest threshold whose *observed* error rate is at most the target: what most tools do, shown beside the
 * guaranteed one. It promises nothing: about every second time its true error rate is above the target.
 * `upperBound` is the exact bound at `assurance`, usually well above the target. Our own yardstick.
 */
export function naiveThreshold(question: {
  scores: ArrayLike<number>;
  errors: ArrayLike<number>;
  target: number;
  assurance: number;
}): NaiveThreshold {
  const groups = confidenceGroups(question.scores, question.errors);
  const found = groups.findLast((group) => group.errors <= question.target * group.accepted);
  if (found === undefined) return { threshold: null, accepted: 0, errorsAccepted: 0, upperBound: 1 };
  return {
    threshold: found.threshold,
    accepted: found.accepted,
    errorsAccepted: found.errors,
    upperBound: upperBound(found.errors, found.accepted, 1 - question.assurance),
  };
}
