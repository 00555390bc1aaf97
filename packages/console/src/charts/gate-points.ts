import type { GateWire } from "@surety/core/wire/quality";

export type CurvePoint = GateWire["curve"][number];
export type GatePoints = { guaranteed: CurvePoint | null; naive: CurvePoint | null };

const farthest = (points: CurvePoint[]): CurvePoint | null =>
  points.reduce<CurvePoint | null>(
    (best, point) => (best === null || point.automationRate > best.automationRate ? point : best),
    null,
  );

/**
 * Where the two ways of choosing a threshold land: the guaranteed one takes the most automation whose bound still
 * meets the target, the naive one the most whose observed error does.
 */
export function gatePoints(curve: GateWire["curve"], maxError: number): GatePoints {
  return {
    guaranteed: farthest(curve.filter((point) => point.bound <= maxError)),
    naive: farthest(curve.filter((point) => point.error <= maxError)),
  };
}

/** The place in the curve whose automation is nearest to a share; null where there is no curve. */
export function nearestPoint(curve: CurvePoint[], rate: number): number | null {
  const distance = (place: number) => Math.abs((curve[place]?.automationRate ?? 0) - rate);
  return curve.reduce<number | null>(
    (best, _point, place) => (best === null || distance(place) < distance(best) ? place : best),
    null,
  );
}

const steps = [0.005, 0.01, 0.02, 0.03, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1];

/** The upper end of the error axis: room for the target and both points. The wild end of a curve may leave the picture. */
export function errorCeiling(curve: GateWire["curve"], maxError: number): number {
  const { naive } = gatePoints(curve, maxError);
  const wanted = Math.max(maxError * 2.5, (naive?.bound ?? 0) * 1.5);
  return steps.find((step) => step >= wanted) ?? 1;
}
