import { normalCdf } from "./normal.ts";

/**
 * Mann and Whitney's test (1947), one-sided, with the correction for ties: probability of a rank sum this low, or lower,
 * where both samples come from one distribution. Small means that `sample` lies below `reference`; 1 where one is empty.
 */
export function lowerThan(sample: readonly number[], reference: readonly number[]): number {
  const [n, m] = [sample.length, reference.length];
  if (n === 0 || m === 0) return 1;
  const all = [...sample.map((value) => ({ value, own: true })), ...reference.map((value) => ({ value, own: false }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1;
    const size = to - from;
    const rank = (from + 1 + to) / 2;
    ranks += rank * all.slice(from, to).filter(({ own }) => own).length;
    ties += size ** 3 - size;
    from = to;
  }
  const total = n + m;
  const u = ranks - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  return variance === 0 ? 1 : normalCdf((u + 0.5 - (n * m) / 2) / Math.sqrt(variance));
}
