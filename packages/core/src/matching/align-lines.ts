import { likelihood, type LineLikeness } from "./line-likeness.ts";
import { optimalAssignment } from "./optimal-assignment.ts";

/** The line of an order that a line of an invoice bills. */
export interface AlignedLine {
  readonly at: number;
  /** How sure it is that they belong together, in [0, 1]. */
  readonly score: number;
  readonly likeness: LineLikeness;
}

/** More lines of an invoice times lines of orders than this are not compared: it would take seconds. */
export const mostPairs = 250_000;

/**
 * Which line of an order each line of an invoice bills: the one-to-one choice that is best as a whole, and then, for lines
 * that are left over, an order line that somebody else has already, where both name the same article or the same line: one
 * ordered line may be billed in several. Null where nothing fits better than nothing.
 */
export function alignLines<Invoiced, Ordered>(
  invoiced: readonly Invoiced[],
  ordered: readonly Ordered[],
  compare: (line: Invoiced, candidate: Ordered) => LineLikeness,
): (AlignedLine | null)[] {
  const likenesses = invoiced.map((line) => ordered.map((candidate) => compare(line, candidate)));
  const pairs = optimalAssignment(likenesses.map((row) => row.map(({ bits }) => bits)));
  return likenesses.map((row, line) => {
    const at = pairs[line] ?? shared(row);
    const likeness = at === null ? undefined : row[at];
    return at === null || likeness === undefined ? null : { at, score: likelihood(likeness.bits), likeness };
  });
}

/** The likest line that is the same by a number that both name. */
function shared(row: readonly LineLikeness[]): number | null {
  let best: number | null = null;
  for (const [at, { bits, article, because }] of row.entries()) {
    if (bits <= 0 || (article !== "same" && !because.includes("order line"))) continue;
    if (best === null || bits > (row[best]?.bits ?? 0)) best = at;
  }
  return best;
}
