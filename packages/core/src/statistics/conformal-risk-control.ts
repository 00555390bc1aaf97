import { confidenceGroups } from "./confidence-groups.ts";

/**
 * Bound on the expected risk of the next case after n cases with mean risk `risk`; losses lie in [0, bound].
 * Angelopoulos (2022).
 */
export function conformalRisk(risk: number, n: number, bound = 1): number {
  return (n * risk + bound) / (n + 1);
}

/**
 * The lowest threshold whose share of cases that are automated AND wrong, among all cases, is at most
 * `target` in expectation (conformal risk control, Angelopoulos 2022). That share can only grow as the threshold
 * falls, which the method needs; the error rate among automated cases is no such share.
 */
export function conformalThreshold(question: {
  scores: ArrayLike<number>;
  errors: ArrayLike<number>;
  target: number;
}): number | null {
  const n = question.scores.length;
  const groups = confidenceGroups(question.scores, question.errors);
  const found = groups.findLast((group) => conformalRisk(group.errors / n, n) <= question.target);
  return found?.threshold ?? null;
}
