import { upperBound } from "../statistics/clopper-pearson.ts";
import type { CurvePoint, GateCurve } from "./gate-curve.ts";

/** What a threshold would let through. Shares and probabilities lie in [0, 1]. */
export type WhatIf = {
  threshold: number;
  accepted: number;
  errors: number;
  automationRate: number;
  /** As counted on the labels; null where no labelled case is that confident. */
  expectedError: number | null;
  /** Exact upper bound (Clopper and Pearson 1934) for this one threshold, at the assurance of its segment. */
  errorAtMost: number;
};

/** One point of a curve in shares. */
export function whatIfAt(curve: Pick<GateCurve, "labels">, point: CurvePoint, assurance: number): WhatIf {
  const { threshold, accepted, errors } = point;
  return {
    threshold,
    accepted,
    errors,
    automationRate: curve.labels === 0 ? 0 : accepted / curve.labels,
    expectedError: accepted === 0 ? null : errors / accepted,
    errorAtMost: upperBound(errors, accepted, 1 - assurance),
  };
}

/** What a threshold would do, from the nearest point of the curve that lets no more through; null automates nothing. */
export function whatIf(curve: GateCurve, threshold: number | null, assurance: number): WhatIf {
  const point = threshold === null ? undefined : curve.points.findLast((one) => one.threshold >= threshold);
  return whatIfAt(
    curve,
    { threshold: threshold ?? 1, accepted: point?.accepted ?? 0, errors: point?.errors ?? 0 },
    assurance,
  );
}

/** The strictest threshold of the curve that automates at least this share; null where none does. */
export function thresholdForShare(curve: GateCurve, share: number): number | null {
  return curve.points.find((one) => one.accepted >= share * curve.labels)?.threshold ?? null;
}

export type Allowance = "guaranteed" | "stricter" | "not-shown" | "nothing-earned";

/** How a threshold stands to the one that labels have earned. */
export function allowance(threshold: number, earned: number | null): Allowance {
  if (earned === null) return "nothing-earned";
  if (threshold < earned) return "not-shown";
  return threshold === earned ? "guaranteed" : "stricter";
}
