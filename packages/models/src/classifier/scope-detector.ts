import { logit, sigmoid } from "@surety/core/statistics/calibrator";
import { fitLogistic } from "@surety/core/statistics/fit-logistic";
import type { ScopeFeatures } from "./scope-features.ts";

/** Weights of each hint after it was brought to mean 0 and deviation 1; plain JSON. */
export interface ScopeDetector {
  means: number[];
  deviations: number[];
  weights: number[];
  bias: number;
}

/** Keeps the fit finite where the two kinds of texts can be told apart without an error. */
const smoothing = 0.02;
/** Share of texts that belong nowhere, assumed where no one has said so by labels. */
export const usualShare = 0.1;
/** That assumption weighs as much as this many labels. */
const labelsOfAssumption = 200;

/** Learns to tell texts outside all classes (`outside[i]` is 1) from those inside. Both kinds must be present. */
export function fitScopeDetector(features: ScopeFeatures, outside: ArrayLike<number>): ScopeDetector {
  const { means, deviations } = momentsOf(features);
  const rows = outside.length;
  const width = features.width + 1;
  const standardized = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    standardized[row * width] = 1;
    for (let k = 0; k < features.width; k++) {
      const value = features.values[row * features.width + k]!;
      standardized[row * width + k + 1] = (value - means[k]!) / deviations[k]!;
    }
  }
  const targets = Float64Array.from(outside, (each) => smoothing + each * (1 - 2 * smoothing));
  const [intercept, ...weights] = fitLogistic(standardized, width, targets);
  const share = Array.from(outside).reduce((sum, each) => sum + each, 0) / rows;
  const shift = Math.log(usualShare / (1 - usualShare)) - Math.log(share / (1 - share));
  return { means, deviations, weights, bias: intercept! + shift };
}

/** The probability that the text of this row belongs to none of the classes. */
export function outOfScope(detector: ScopeDetector, features: ScopeFeatures, row: number): number {
  let sum = detector.bias;
  for (let k = 0; k < features.width; k++) {
    const value = features.values[row * features.width + k]!;
    sum += (detector.weights[k]! * (value - detector.means[k]!)) / detector.deviations[k]!;
  }
  return sigmoid(sum);
}

/** The share of texts outside all classes that is to be expected after so many labels of both kinds. */
export function expectedShare(inside: number, outside: number): number {
  return (outside + labelsOfAssumption * usualShare) / (inside + outside + labelsOfAssumption);
}

/** A probability that was stated for the usual share, as it is for another share of texts outside all classes. */
export function atShare(probability: number, share: number): number {
  return sigmoid(logit(probability) + logit(share) - logit(usualShare));
}

function momentsOf({ width, values }: ScopeFeatures) {
  const rows = values.length / width;
  const means = Array.from({ length: width }, () => 0);
  const deviations = Array.from({ length: width }, () => 0);
  values.forEach((value, i) => (means[i % width]! += value / rows));
  values.forEach((value, i) => (deviations[i % width]! += (value - means[i % width]!) ** 2 / rows));
  return { means, deviations: deviations.map((each) => Math.sqrt(each) || 1) };
}
