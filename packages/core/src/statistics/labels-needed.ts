import { binomialCdf } from "./binomial.ts";

const MOST_LABELS = 1_000_000;

/**
 * The fewest accepted cases among which `errors` errors still prove "at most target" at this assurance. Clopper
 * and Pearson (1934), solved for n.
 */
export function labelsForErrors(errors: number, target: number, assurance: number): number {
  const fails = (n: number) => binomialCdf(errors, n, target) > 1 - assurance;
  let high = errors + 1;
  while (fails(high)) high *= 2;
  return firstFalse(fails, errors, high);
}

export type LabelPlan = {
  target: number;
  assurance: number;
  /** Error rate that is expected among the accepted cases. */
  expectedErrorRate: number;
  /** Share of all cases that would be accepted; the labels are spread over all. Default 1. */
  acceptedShare?: number;
  /** How likely the labels should then suffice. Default 0.8. */
  power?: number;
  /** Accepted cases that already have a label, and the errors among them. Default none. */
  seen?: { accepted: number; errors: number };
};

/**
 * How many further labels a gate needs, so that with probability `power` its test passes when the accepted cases
 * have the expected error rate. null when no number would do (the rate is not below the target) or when it takes
 * more than a million accepted cases. Exact binomial tails (Clopper and Pearson 1934); the planning is our own.
 */
export function labelsNeeded(plan: LabelPlan): number | null {
  const { target, expectedErrorRate, acceptedShare = 1, seen = { accepted: 0, errors: 0 } } = plan;
  if (expectedErrorRate >= target || acceptedShare <= 0) return null;
  const tooWeak = (further: number) => powerWith(plan, further) < (plan.power ?? 0.8);
  let high = 1;
  while (tooWeak(high - 1)) {
    high *= 2;
    if ((seen.errors + high) / target > MOST_LABELS) return null;
  }
  const furtherErrors = firstFalse(tooWeak, -1, high - 1);
  return Math.ceil(furtherAccepted(plan, furtherErrors) / acceptedShare);
}

/** How likely the test passes when it is planned to tolerate so many further errors. */
function powerWith(plan: LabelPlan, furtherErrors: number): number {
  return binomialCdf(furtherErrors, furtherAccepted(plan, furtherErrors), plan.expectedErrorRate);
}

function furtherAccepted({ target, assurance, seen }: LabelPlan, furtherErrors: number): number {
  const needed = labelsForErrors((seen?.errors ?? 0) + furtherErrors, target, assurance);
  return Math.max(0, needed - (seen?.accepted ?? 0));
}

/** The first integer in (low, high] where a predicate that turns false once has turned false. */
function firstFalse(predicate: (n: number) => boolean, low: number, high: number): number {
  let yes = low;
  let no = high;
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (predicate(middle)) yes = middle;
    else no = middle;
  }
  return no;
}
