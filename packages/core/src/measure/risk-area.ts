/** One case as it is ranked, whether it was right, and for how many cases it stands. */
interface RankedCase {
  score: number;
  right: boolean;
  weight: number;
}

/**
 * The area under the risk-coverage curve: the error rate among the surest cases, averaged over all shares of cases that could
 * be let pass; less is better, and only the order counts. Equal scores share their errors evenly. 0 for no cases.
 *
 * Source: Geifman, Uziel and El-Yaniv (2019), with weights and ties.
 */
export function riskArea(cases: readonly RankedCase[]): number {
  const sorted = cases.toSorted((one, other) => other.score - one.score);
  let [area, passed, wrong] = [0, 0, 0];
  for (let at = 0; at < sorted.length;) {
    const { score } = sorted[at]!;
    let [more, moreWrong] = [0, 0];
    for (; at < sorted.length && sorted[at]!.score === score; at += 1) {
      more += sorted[at]!.weight;
      moreWrong += sorted[at]!.right ? 0 : sorted[at]!.weight;
    }
    const rate = moreWrong / more;
    // The integral of (wrong + rate · u) / (passed + u) for u from 0 to `more`.
    area += rate * more + (passed === 0 ? 0 : (wrong - rate * passed) * Math.log1p(more / passed));
    [passed, wrong] = [passed + more, wrong + moreWrong];
  }
  return passed === 0 ? 0 : area / passed;
}
