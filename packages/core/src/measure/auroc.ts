/**
 * Area under the ROC curve: the chance that a positive case scores above a negative one, ties counting half.
 * 0.5 is no better than chance; null when one of the two kinds is missing. O(n log n).
 */
export function auroc(scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): number | null {
  const order = Uint32Array.from(scores, (_, i) => i).sort((i, j) => scores[i]! - scores[j]!);
  let negativesBelow = 0;
  let positives = 0;
  let wins = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    let tiedPositives = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) {
      tiedPositives += Number(positive[order[end]!]);
      end += 1;
    }
    const tiedNegatives = end - start - tiedPositives;
    wins += tiedPositives * (negativesBelow + tiedNegatives / 2);
    positives += tiedPositives;
    negativesBelow += tiedNegatives;
    start = end;
  }
  return positives === 0 || negativesBelow === 0 ? null : wins / (positives * negativesBelow);
}
