import { insideUnit } from "../statistics/calibrator.ts";
import { clopperPearson } from "../statistics/clopper-pearson.ts";
import { confidenceBins, type Binning, type ConfidenceBin } from "./confidence-bins.ts";

export type BinChoice = { bins: number; binning: Binning };

/**
 * Expected calibration error (Naeini 2015): the mean distance between confidence and share of hits over bins,
 * weighted by their size; 0 for no cases. `hit` is 1 or 0. Biased upwards when bins hold few cases.
 */
export function expectedCalibrationError(
  confidence: ArrayLike<number>,
  hit: ArrayLike<number>,
  { bins, binning }: BinChoice,
): number {
  return distance(confidenceBins(confidence, hit, bins, binning), confidence.length);
}

function distance(bins: ConfidenceBin[], n: number): number {
  return n === 0 ? 0 : bins.reduce((sum, bin) => sum + Math.abs(bin.hits - bin.confidence), 0) / n;
}

/**
 * Bootstrap interval (Efron 1979) of the expected calibration error: the middle `assurance` (default 0.95) of its values
 * on resampled cases, with the bins of the original ones. `random` gives uniform numbers in [0, 1).
 */
export function calibrationErrorInterval(
  confidence: ArrayLike<number>,
  hit: ArrayLike<number>,
  options: BinChoice & { random: () => number; repeats?: number; assurance?: number },
): { low: number; high: number } {
  const { bins, binning, random, repeats = 200, assurance = 0.95 } = options;
  const n = confidence.length;
  if (n === 0) return { low: 0, high: 1 };
  const edges = confidenceBins(confidence, hit, bins, binning).map((bin) => bin.to);
  const places = Uint32Array.from(confidence, (value) =>
    Math.max(
      0,
      edges.findIndex((edge) => value <= edge),
    ),
  );
  const gaps = Float64Array.from(confidence, (value, i) => hit[i]! - value);
  const errors = Array.from({ length: repeats }, () => resampledError(places, gaps, edges.length, random));
  errors.sort((one, other) => one - other);
  const cut = Math.floor(((1 - assurance) / 2) * repeats);
  return { low: errors[cut]!, high: errors[repeats - 1 - cut]! };
}

/** The error of as many cases drawn with replacement; a gap is hit − confidence. */
function resampledError(places: Uint32Array, gaps: Float64Array, bins: number, random: () => number): number {
  const n = gaps.length;
  const sums = new Float64Array(bins);
  for (let drawn = 0; drawn < n; drawn += 1) {
    const i = Math.floor(random() * n);
    sums[places[i]!]! += gaps[i]!;
  }
  return sums.reduce((total, sum) => total + Math.abs(sum), 0) / n;
}

export type ReliabilityBin = {
  from: number;
  to: number;
  n: number;
  /** Mean confidence of the bin. */
  confidence: number;
  /** Share of hits with its exact 95 % interval. */
  accuracy: number;
  low: number;
  high: number;
};

/** The points of a reliability diagram; empty bins are left out. */
export function reliability(
  confidence: ArrayLike<number>,
  hit: ArrayLike<number>,
  bins: number,
  binning: Binning = "width",
): ReliabilityBin[] {
  return confidenceBins(confidence, hit, bins, binning).map((bin) => ({
    from: bin.from,
    to: bin.to,
    n: bin.n,
    confidence: bin.confidence / bin.n,
    accuracy: bin.hits / bin.n,
    ...clopperPearson(bin.hits, bin.n, 0.95),
  }));
}

/** Mean negative log likelihood in nats; a confident mistake costs much, but never infinitely. */
export function logLoss(confidence: ArrayLike<number>, hit: ArrayLike<number>): number {
  let loss = 0;
  for (let i = 0; i < confidence.length; i += 1) {
    const p = insideUnit(confidence[i]!);
    loss -= hit[i]! * Math.log(p) + (1 - hit[i]!) * Math.log1p(-p);
  }
  return confidence.length === 0 ? 0 : loss / confidence.length;
}

export type BrierScore = {
  /** Mean squared distance between confidence and outcome: 0 is perfect, 0.25 is a coin. */
  score: number;
  /** How far confidence is from the share of hits: smaller is better. */
  reliability: number;
  /** How well confidence separates cases: larger is better. */
  resolution: number;
  /** Variance of the outcomes: what a constant confidence would score at best. */
  uncertainty: number;
  /** What the bins hide: spread of confidence inside them, less twice what of it follows the outcomes. */
  withinBins: number;
};

/**
 * Brier score (1950) and its parts over bins of equal mass: score = reliability − resolution + uncertainty +
 * withinBins, exactly. The first three are Murphy's (1973); the last is nothing where each bin has one confidence
 * (Stephenson, Coelho and Jolliffe 2008).
 */
export function brier(confidence: ArrayLike<number>, hit: ArrayLike<number>, bins = 10): BrierScore {
  const n = confidence.length;
  if (n === 0) return { score: 0, reliability: 0, resolution: 0, uncertainty: 0, withinBins: 0 };
  let score = 0;
  let hits = 0;
  for (let i = 0; i < n; i += 1) {
    score += (confidence[i]! - hit[i]!) ** 2 / n;
    hits += hit[i]!;
  }
  const base = hits / n;
  const uncertainty = base * (1 - base);
  let reliability = 0;
  let resolution = 0;
  for (const bin of confidenceBins(confidence, hit, bins, "mass")) {
    const accuracy = bin.hits / bin.n;
    reliability += (bin.n / n) * (bin.confidence / bin.n - accuracy) ** 2;
    resolution += (bin.n / n) * (accuracy - base) ** 2;
  }
  return { score, reliability, resolution, uncertainty, withinBins: score - reliability + resolution - uncertainty };
}
