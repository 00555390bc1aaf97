import { solveIncreasing } from "./bisect.ts";
import { incompleteGamma, incompleteGammaUpper } from "./incomplete-gamma.ts";

/** P(X > x) for a chi-squared variable: the p-value of a test statistic x. Pearson (1900). */
export function chiSquaredTail(x: number, degreesOfFreedom: number): number {
  return incompleteGammaUpper(degreesOfFreedom / 2, x / 2);
}

/** The x that a chi-squared variable stays below with probability p. Pearson (1900). */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  const high = degreesOfFreedom + 100 * Math.sqrt(2 * degreesOfFreedom) + 1_000;
  return solveIncreasing((x) => incompleteGamma(degreesOfFreedom / 2, x / 2), p, 0, high);
}
