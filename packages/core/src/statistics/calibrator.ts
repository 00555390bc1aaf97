/**
 * A map from a raw score in [0, 1] to the probability that the judgment is right. Plain JSON data, stored
 * with the workflow version. With z = logit(score):
 * - platt: 1 / (1 + exp(a·z + b)), so a useful fit has a negative `a`
 * - beta: logit p = a·ln(score) − b·ln(1 − score) + c (Kull 2017)
 * - isotonic: straight lines between the knots (x ascending, y not falling), flat outside them
 * - temperature: 1 / (1 + exp(−z / t)) (Guo 2017)
 */
export type Calibrator =
  | { kind: "identity" }
  | { kind: "platt"; a: number; b: number }
  | { kind: "beta"; a: number; b: number; c: number }
  | { kind: "isotonic"; x: number[]; y: number[] }
  | { kind: "temperature"; t: number };

/**
 * The calibrated confidence of a score; both lie in [0, 1]. Platt (1999), Zadrozny and Elkan (2002), Guo (2017),
 * Kull (2017).
 */
export function calibrate(calibrator: Calibrator, score: number): number {
  switch (calibrator.kind) {
    case "identity":
      return Math.min(1, Math.max(0, score));
    case "platt":
      return uncertain(sigmoid(-(calibrator.a * logit(score) + calibrator.b)));
    case "beta": {
      const s = insideUnit(score);
      return uncertain(sigmoid(calibrator.a * Math.log(s) - calibrator.b * Math.log1p(-s) + calibrator.c));
    }
    case "isotonic":
      return interpolate(calibrator.x, calibrator.y, score);
    case "temperature":
      return uncertain(sigmoid(logit(score) / calibrator.t));
  }
}

// Nearer to the ends, one model that says "1" and errs would bend a whole fit.
const EDGE = 1e-6;

/** The score pulled a hair inside (0, 1), so that its logit is finite. The edge of a millionth is our own. */
export function insideUnit(score: number): number {
  return Math.min(1 - EDGE, Math.max(EDGE, score));
}

/** A fitted curve is never certain, also where a double would round it to 0 or 1. */
function uncertain(probability: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability));
}

/** ln(p / (1 − p)), finite for every score in [0, 1]. Berkson (1944). */
export function logit(score: number): number {
  const s = insideUnit(score);
  return Math.log(s) - Math.log1p(-s);
}

/** 1 / (1 + exp(−z)), without overflow. Berkson (1944). */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

function interpolate(x: readonly number[], y: readonly number[], at: number): number {
  if (x.length === 0) throw new RangeError("an isotonic calibrator needs at least one knot");
  let low = 0;
  let high = x.length - 1;
  if (at <= x[low]!) return y[low]!;
  if (at >= x[high]!) return y[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= at) low = middle;
    else high = middle;
  }
  const share = (at - x[low]!) / (x[high]! - x[low]!);
  return y[low]! + share * (y[high]! - y[low]!);
}
