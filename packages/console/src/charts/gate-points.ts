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

/** The upper end of the error axis: a little above the target and what the points need, never the whole of a wild bound. */
export function errorCeiling(curve: GateWire["curve"], maxError: number): number {
  const { naive } = gatePoints(curve, maxError);
  const wanted = Math.max(maxError * 3, (naive?.bound ?? 0) * 1.5, ...curve.map((point) => point.error * 1.05));
  const steps = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1];
  return steps.find((step) => step >= wanted) ?? 1;
}
