/** How an amount stands to the others of its document. */
export interface SumFacts {
  /** It is what was paid less what was given back, or a total less its tax: one amount less another. */
  readonly difference: boolean;
  /** It is the sum of two others. */
  readonly sum: boolean;
  /** It is the sum of a column of amounts that stand one under the other above it. */
  readonly column: boolean;
}

const mostAmounts = 80;
const cents = (value: string): number => Math.round(Number(value) * 100);

/** What adds up: for each amount, in their order. Amounts are decimal numbers; columns are told by their right edges. */
export function sumFacts(amounts: readonly { value: string; right: number }[], tolerance: number): SumFacts[] {
  const all = amounts.map(({ value }) => cents(value));
  const distinct = [...new Set(all.filter((one) => one > 0))].slice(0, mostAmounts);
  const known = new Set(distinct);
  return all.map((own, at) => ({
    difference: own > 0 && distinct.some((other) => other !== own && known.has(own + other) && other > 0),
    sum: own > 0 && distinct.some((other) => other < own && known.has(own - other)),
    column: own > 0 && isColumnSum(amounts, all, at, tolerance),
  }));
}

/** At least two amounts directly above it in its column that make it. */
function isColumnSum(
  amounts: readonly { right: number }[],
  all: readonly number[],
  at: number,
  tolerance: number,
): boolean {
  let sum = 0;
  let count = 0;
  for (let above = at - 1; above >= 0 && count < 40; above -= 1) {
    if (Math.abs(amounts[above]!.right - amounts[at]!.right) > tolerance) continue;
    sum += all[above]!;
    count += 1;
    if (count >= 2 && sum === all[at]) return true;
  }
  return false;
}
