/**
 * The accuracy that calibrated confidence promises, without a single label: its mean, with the standard deviation
 * that chance alone gives. Fails where the world changes what is right (concept shift): a figure
 * to show beside audits, never instead of them.
 */
export function expectedAccuracy(confidence: ArrayLike<number>): { value: number | null; deviation: number } {
  const n = confidence.length;
  if (n === 0) return { value: null, deviation: 0 };
  let sum = 0;
  let variance = 0;
  for (let i = 0; i < n; i += 1) {
    sum += confidence[i]!;
    variance += confidence[i]! * (1 - confidence[i]!);
  }
  return { value: sum / n, deviation: Math.sqrt(variance) / n };
}
