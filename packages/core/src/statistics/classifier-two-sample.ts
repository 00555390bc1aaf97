import { binomialCdf } from "./binomial.ts";
import { normalCdf } from "./normal.ts";

export type TwoSampleVerdict = {
  /** Share of held-out cases whose sample the classifier told right; one half is no better than chance. */
  accuracy: number;
  /** Chance of so many right or more, if the samples do not differ: exact, and by the normal approximation. */
  exact: number;
  normal: number;
};

/**
 * Whether two samples differ, from a classifier that was trained to tell them apart and was then right on `right` of
 * `n` held-out cases, half of them from each: its accuracy is about N(1/2, 1/(4n)) when they do not (C2ST, Lopez-Paz
 * and Oquab 2017). A reason shown beside an alarm, not an alarm.
 */
export function classifierTwoSample(right: number, n: number): TwoSampleVerdict {
  if (n === 0) return { accuracy: 0.5, exact: 1, normal: 1 };
  const accuracy = right / n;
  return {
    accuracy,
    exact: binomialCdf(n - right, n, 0.5),
    normal: 1 - normalCdf((accuracy - 0.5) * 2 * Math.sqrt(n)),
  };
}
