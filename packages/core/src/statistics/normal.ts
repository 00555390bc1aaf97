import { solveIncreasing } from "./bisect.ts";
import { incompleteGammaUpper } from "./incomplete-gamma.ts";

/** P(Z <= z) for a standard normal variable. Abramowitz and Stegun (1964), 26.2 and 6.5. */
export function normalCdf(z: number): number {
  const tail = incompleteGammaUpper(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The z with P(Z <= z) = p; ±Infinity at 0 and 1. Abramowitz and Stegun (1964), 26.2, inverted by halving. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  // Solved in the lower half only, where the tail keeps its relative precision.
  if (p > 0.5) return -normalQuantile(1 - p);
  return solveIncreasing(normalCdf, p, -40, 0);
}
