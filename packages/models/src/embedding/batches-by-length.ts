/** Tokens of one run, padding included: larger runs are not faster per token and only need more memory. */
const tokensPerRun = 512;
/** What it costs to begin a run, in tokens: measured 1.8 ms, where a token takes 0.22 ms. */
const tokensOfStart = 8;

/** The cheapest way to run the shortest inputs up to one of them, and where its last run begins. */
interface Plan {
  cost: number;
  start: number;
}

/**
 * Groups texts of like length for the least work in all: fewer runs, or less padding within them, whichever costs less.
 * Returns lists of indices, short texts first.
 */
export function batchesByLength(inputs: readonly { readonly length: number }[]): number[][] {
  const order = Array.from(inputs.keys()).sort((a, b) => inputs[a]!.length - inputs[b]!.length || a - b);
  const plans = plansFor(order.map((index) => inputs[index]!.length));
  const batches: number[][] = [];
  for (let end = order.length; end > 0; end = plans[end]!.start) batches.push(order.slice(plans[end]!.start, end));
  return batches.reverse();
}

/** The plan at `n` is for the first `n` lengths, which ascend. */
function plansFor(lengths: readonly number[]): Plan[] {
  const plans: Plan[] = [{ cost: 0, start: 0 }];
  lengths.forEach((longest, last) => {
    let best = { cost: Infinity, start: last };
    for (let start = last; start === last || (start >= 0 && (last + 1 - start) * longest <= tokensPerRun); start--) {
      const cost = plans[start]!.cost + tokensOfStart + (last + 1 - start) * longest;
      if (cost < best.cost) best = { cost, start };
    }
    plans.push(best);
  });
  return plans;
}
