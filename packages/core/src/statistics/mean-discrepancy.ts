/** Squared distance of two vectors. */
function squaredDistance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i]! - other[i]!) ** 2;
  return sum;
}

/**
 * Whether two samples of vectors differ in any way that a Gaussian kernel sees (maximum mean discrepancy, Gretton
 * 2012): `discrepancy` is the unbiased squared one, `pValue` its place among those of `repeats` random relabellings.
 * The kernel's width is the median distance. Each sample needs two vectors. O((n + m)²): hand in some hundreds. A
 * reason shown beside an alarm, not an alarm. `random` gives uniform numbers in [0, 1).
 */
export function meanDiscrepancy(
  before: readonly ArrayLike<number>[],
  after: readonly ArrayLike<number>[],
  random: () => number,
  repeats = 200,
): { discrepancy: number; pValue: number } {
  if (before.length < 2 || after.length < 2) return { discrepancy: 0, pValue: 1 };
  const kernel = gaussianKernel([...before, ...after]);
  const order = Uint32Array.from({ length: kernel.length }, (_, i) => i);
  const discrepancy = discrepancyOf(kernel, order, before.length);
  let asLarge = 1;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    shuffle(order, random);
    if (discrepancyOf(kernel, order, before.length) >= discrepancy) asLarge += 1;
  }
  return { discrepancy, pValue: asLarge / (repeats + 1) };
}

function gaussianKernel(all: readonly ArrayLike<number>[]): Float64Array[] {
  const distances = all.map((one) => Float64Array.from(all, (other) => squaredDistance(one, other)));
  const apart = distances.flatMap((row, i) => [...row.subarray(i + 1)]).sort((one, other) => one - other);
  // Half of all vectors may be the same one; then any width does.
  const width = apart[Math.floor(apart.length / 2)]! || 1;
  return distances.map((row) => row.map((distance) => Math.exp(-distance / width)));
}

/** The first `size` of the order against the rest. */
function discrepancyOf(kernel: readonly Float64Array[], order: Uint32Array, size: number): number {
  const rest = order.length - size;
  const inside = [0, 0];
  let between = 0;
  for (let i = 0; i < order.length; i += 1) {
    const row = kernel[order[i]!]!;
    for (let j = 0; j < i; j += 1) {
      if (j < size && i >= size) between += row[order[j]!]!;
      else inside[i < size ? 0 : 1]! += row[order[j]!]!;
    }
  }
  return (
    (2 * inside[0]!) / (size * (size - 1)) + (2 * inside[1]!) / (rest * (rest - 1)) - (2 * between) / (size * rest)
  );
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
