/**
 * The x in [low, high] where an increasing function reaches `value`, to the last bit that doubles can tell apart.
 * Plain halving: every inverse of this folder is needed rarely, and halving cannot diverge. Bolzano (1817).
 */
export function solveIncreasing(f: (x: number) => number, value: number, low: number, high: number): number {
  let lower = low;
  let upper = high;
  for (let step = 0; step < 200; step += 1) {
    const middle = lower + (upper - lower) / 2;
    if (middle <= lower || middle >= upper) break;
    if (f(middle) < value) lower = middle;
    else upper = middle;
  }
  return lower + (upper - lower) / 2;
}
