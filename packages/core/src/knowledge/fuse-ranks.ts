/** A hit on the first place counts as much as it takes two on the place of this number to match. */
const smoothing = 60;

/** Something with what its places in several orders come to; 1 would be the first place in all of them. */
export interface Fused {
  readonly id: string;
  readonly score: number;
}

/**
 * Puts several orders of the same things into one by reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): places
 * count, scores of different kinds do not. Ties stand in the order of the first list that has them.
 */
export function fuseRanks(orders: readonly (readonly string[])[]): Fused[] {
  const sums = new Map<string, number>();
  for (const order of orders)
    for (const [place, id] of order.entries()) sums.set(id, (sums.get(id) ?? 0) + 1 / (smoothing + place + 1));
  const most = orders.length / (smoothing + 1);
  return [...sums].map(([id, sum]) => ({ id, score: sum / most })).sort((a, b) => b.score - a.score);
}
