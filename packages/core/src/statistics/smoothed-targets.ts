/**
 * Platt's targets: (N₊+1)/(N₊+2) for a right judgment and 1/(N₋+2) for a wrong one, instead of 1 and 0. A fit to
 * them cannot claim certainty from a handful of labels, and exists also when all labels agree. Platt (1999).
 */
export function smoothedTargets(hits: ArrayLike<number>): Float64Array {
  let right = 0;
  for (let i = 0; i < hits.length; i += 1) right += hits[i]! > 0.5 ? 1 : 0;
  const wrong = hits.length - right;
  const high = (right + 1) / (right + 2);
  const low = 1 / (wrong + 2);
  return Float64Array.from(hits, (hit) => (hit > 0.5 ? high : low));
}
