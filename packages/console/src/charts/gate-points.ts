import type { GateCurve } from "@surety/core/gate/gate-curve";
import { type WhatIf, whatIfAt } from "@surety/core/gate/what-if";

/** The points of a curve from little automation to much, with what each lets through at the assurance of its segment. */
export function gatePoints(curve: GateCurve, assurance: number): WhatIf[] {
  return curve.points.map((point) => whatIfAt(curve, point, assurance));
}

/** The place in the curve whose automation is nearest to a share; null where there is no curve. */
export function nearestPoint(points: readonly WhatIf[], rate: number): number | null {
  const distance = (place: number) => Math.abs((points[place]?.automationRate ?? 0) - rate);
  return points.reduce<number | null>(
    (best, _point, place) => (best === null || distance(place) < distance(best) ? place : best),
    null,
  );
}

const steps = [0.005, 0.01, 0.02, 0.03, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1];

/** The upper end of the error axis: room for the target and the marked points. The wild end of a curve may leave the picture. */
export function errorCeiling(maxError: number, naive: WhatIf | null): number {
  const wanted = Math.max(maxError * 2.5, (naive?.errorAtMost ?? 0) * 1.4);
  return steps.find((step) => step >= wanted) ?? 1;
}
