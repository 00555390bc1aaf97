/**
 * Horvitz-Thompson estimate of the error rate of `total` cases, of which some were looked at: `errors` 1 or 0 and
 * `probabilities` the chance each of them had to be looked at, in (0, 1]. Unbiased; can exceed 1. Horvitz and
 * Thompson (1952).
 */
export function horvitzThompson(
  errors: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  total: number,
): { estimate: number; variance: number } {
  let sum = 0;
  let variance = 0;
  for (let i = 0; i < errors.length; i += 1) {
    const probability = probabilities[i]!;
    if (!(probability > 0 && probability <= 1))
      throw new RangeError(`a probability must be in (0, 1], got ${probability}`);
    sum += errors[i]! / probability;
    variance += ((1 - probability) * errors[i]! * errors[i]!) / (probability * probability);
  }
  return { estimate: sum / total, variance: variance / (total * total) };
}
