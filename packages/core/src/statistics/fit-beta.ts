import { insideUnit, type Calibrator } from "./calibrator.ts";
import { fitLogistic, type Pull } from "./fit-logistic.ts";
import { smoothedTargets } from "./smoothed-targets.ts";

export type BetaCalibrator = Extract<Calibrator, { kind: "beta" }>;

/**
 * Beta calibration (Kull 2017): logit p = a·ln s − b·ln(1−s) + c with a, b >= 0. It can bend the two ends
 * separately, which models that are overconfident only at the top need. `hits` are 1 (right) or 0.
 */
export function fitBeta(scores: ArrayLike<number>, hits: ArrayLike<number>): BetaCalibrator {
  const targets = smoothedTargets(hits);
  const [rising, falling] = columnsOf(scores);
  const [a = 0, b = 0, c = 0] = fitColumns([rising, falling], targets);
  if (a >= 0 && b >= 0) return { kind: "beta", a, b, c };
  // A negative weight would make confidence fall as the score rises: leave that column out and fit again.
  const kept = a < 0 ? falling : rising;
  const [weight = 0, shift = 0] = fitColumns([kept], targets);
  if (weight < 0) return { kind: "beta", a: 0, b: 0, c: fitColumns([], targets)[0] ?? 0 };
  return a < 0 ? { kind: "beta", a: 0, b: weight, c: shift } : { kind: "beta", a: weight, b: 0, c: shift };
}

/** How far a cautious fit lets its parameters stray from those that change nothing: spread of a and b, and of c. Our own. */
const [straySlope, strayShift] = [0.1, 0.3];

/**
 * The same, drawn to the score as it is (a = b = 1, c = 0): what a hundred labels hardly say about three parameters, the
 * score itself says better, and with many labels nothing is left of the pull. For plans, which may be wrong; a number that is
 * shown to people is fitted on labels alone. Our own, by a normal prior.
 */
export function fitCautiousBeta(scores: ArrayLike<number>, hits: ArrayLike<number>): BetaCalibrator {
  const columns = columnsOf(scores);
  const pull = { towards: [1, 1, 0], strength: [straySlope ** -2, straySlope ** -2, strayShift ** -2] };
  const [a = 1, b = 1, c = 0] = fitColumns(columns, smoothedTargets(hits), pull);
  return { kind: "beta", a: Math.max(0, a), b: Math.max(0, b), c };
}

function columnsOf(scores: ArrayLike<number>): [rising: Float64Array, falling: Float64Array] {
  return [
    Float64Array.from(scores, (score) => Math.log(insideUnit(score))),
    Float64Array.from(scores, (score) => -Math.log1p(-insideUnit(score))),
  ];
}

function fitColumns(columns: Float64Array[], targets: Float64Array, pull?: Pull): number[] {
  const width = columns.length + 1;
  const rows = new Float64Array(targets.length * width).fill(1);
  columns.forEach((column, j) => column.forEach((value, i) => (rows[i * width + j] = value)));
  return fitLogistic(rows, width, targets, pull);
}
