/**
 * p-values of several tests, each as large as it must be for all of them together: of hypotheses that are all true, one is
 * refused below alpha with a probability of at most alpha, however the tests hang together. Holm (1979).
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = [...pValues];
  let largest = 0;
  for (const [rank, at] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[at] as number)));
    adjusted[at] = largest;
  }
  return adjusted;
}
