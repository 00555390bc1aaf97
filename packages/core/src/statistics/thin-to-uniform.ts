/**
 * A random sample in which every case is as likely as every other, from cases whose labels were not: each is kept
 * with the smallest probability divided by its own. What the guaranteed threshold needs once a gate is live, where
 * uncertain cases are all labelled and confident ones only when audited. Where several periods are pooled, a
 * case's probability is the share of cases with its confidence that got a label over all of them. Rejection
 * sampling of von Neumann (1951).
 */
export function thinToUniform<Case>(
  cases: readonly Case[],
  probabilityOf: (one: Case) => number,
  random?: () => number,
): readonly Case[] {
  const probabilities = cases.map(probabilityOf);
  const smallest = probabilities.reduce((least, probability) => Math.min(least, probability), 1);
  if (!(smallest > 0)) throw new RangeError("a label that could not have been drawn cannot be weighed");
  if (probabilities.every((probability) => probability === smallest)) return cases;
  if (random === undefined) throw new RangeError("cases with different probabilities need a source of randomness");
  return cases.filter((_, i) => random() * probabilities[i]! < smallest);
}
