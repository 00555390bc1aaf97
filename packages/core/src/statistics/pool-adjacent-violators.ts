/** A stretch of neighbouring scores that share one fitted value. */
export type Pool = { from: number; to: number; weight: number; sum: number; weightedScore: number };

/**
 * Isotonic regression of y on x by pooling neighbours that are out of order: the least-squares fit among all
 * functions that never fall. Equal x form one pool from the beginning. O(n log n). Ayer et al. (1955).
 */
export function poolAdjacentViolators(x: ArrayLike<number>, y: ArrayLike<number>): Pool[] {
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i]! - x[j]!);
  const pools: Pool[] = [];
  for (const i of order) {
    const last = pools.at(-1);
    if (last !== undefined && last.to === x[i]!) addTo(last, x[i]!, y[i]!);
    else {
      mergeWhileOutOfOrder(pools);
      pools.push({ from: x[i]!, to: x[i]!, weight: 1, sum: y[i]!, weightedScore: x[i]! });
    }
  }
  mergeWhileOutOfOrder(pools);
  return pools;
}

function addTo(pool: Pool, x: number, y: number): void {
  pool.weight += 1;
  pool.sum += y;
  pool.weightedScore += x;
}

function mergeWhileOutOfOrder(pools: Pool[]): void {
  for (;;) {
    const last = pools.at(-1);
    const before = pools.at(-2);
    if (last === undefined || before === undefined) return;
    if (before.sum / before.weight < last.sum / last.weight) return;
    before.to = last.to;
    before.weight += last.weight;
    before.sum += last.sum;
    before.weightedScore += last.weightedScore;
    pools.pop();
  }
}
