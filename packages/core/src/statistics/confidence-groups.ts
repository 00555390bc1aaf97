/** One possible threshold: everything with at least this score, that is `accepted` cases with `errors`. */
export type ConfidenceGroup = { threshold: number; accepted: number; errors: number; expectedErrors: number };

/**
 * The possible thresholds of labelled cases from the most confident down. A threshold accepts every case at or
 * above it, so cases with equal scores stand or fall together. `predictedRisk` says, from other data, how likely a
 * case with a score is wrong; it fills `expectedErrors`. O(n log n). The steps of the risk-coverage curve of El-
 * Yaniv and Wiener (2010).
 */
export function confidenceGroups(
  scores: ArrayLike<number>,
  errors: ArrayLike<number>,
  predictedRisk: (score: number) => number = () => 0,
): ConfidenceGroup[] {
  if (scores.length !== errors.length) throw new RangeError("scores and errors differ in length");
  const groups: ConfidenceGroup[] = [];
  let wrong = 0;
  let expectedErrors = 0;
  const order = orderBySize(scores);
  for (let rank = 0; rank < order.length; rank += 1) {
    const threshold = scores[order[rank]!]!;
    if (!Number.isFinite(threshold)) throw new RangeError(`a score must be a number, got ${threshold}`);
    wrong += errors[order[rank]!]!;
    expectedErrors += predictedRisk(threshold);
    const group = { threshold, accepted: rank + 1, errors: wrong, expectedErrors };
    if (groups.at(-1)?.threshold === threshold) groups[groups.length - 1] = group;
    else groups.push(group);
  }
  return groups;
}

function orderBySize(scores: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from(scores, (_, i) => i);
  return order.sort((i, j) => scores[j]! - scores[i]!);
}
