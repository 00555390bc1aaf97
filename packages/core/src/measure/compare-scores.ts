import { insideUnit } from "../statistics/calibrator.ts";
import { normalQuantile } from "../statistics/normal.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { riskArea } from "./risk-area.ts";

/** A labelled case with two probabilities that its answer is right, of which neither was fitted to it. */
export interface ScoredTwice {
  before: number;
  after: number;
  right: boolean;
  /** Cases that it stands for. */
  weight: number;
}

/** One measure of two scores on the same cases; `gain` is how much less the second has, with its 95 % interval. */
export interface Gain {
  before: number;
  after: number;
  gain: { value: number; low: number; high: number };
}

export interface ScoreComparison {
  cases: number;
  /** Log loss: how well the probability tells right from wrong, case by case. */
  logLoss: Gain;
  /** The area under the risk-coverage curve: how well the order does. */
  riskArea: Gain;
}

const repeats = 400;
const assurance = 0.95;

/**
 * Two scores on the same cases, as a paired comparison: log losses by the interval of their mean difference, areas by the
 * bootstrap (Efron 1979) of both on the same resampled cases, from a fixed seed.
 */
export function compareScores(cases: readonly ScoredTwice[]): ScoreComparison {
  return { cases: cases.length, logLoss: lossesOf(cases), riskArea: areasOf(cases) };
}

function lossesOf(cases: readonly ScoredTwice[]): Gain {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (one: ScoredTwice) => number) =>
    cases.reduce((sum, one) => sum + one.weight * of(one), 0) / Math.max(total, Number.MIN_VALUE);
  const difference = (one: ScoredTwice) => loss(one.before, one.right) - loss(one.after, one.right);
  const value = mean(difference);
  const spread = cases.reduce((sum, one) => sum + (one.weight * (difference(one) - value)) ** 2, 0);
  const n = cases.length;
  const error = n < 2 ? Infinity : Math.sqrt((spread / total ** 2) * (n / (n - 1)));
  const half = normalQuantile(1 - (1 - assurance) / 2) * error;
  return {
    before: mean((one) => loss(one.before, one.right)),
    after: mean((one) => loss(one.after, one.right)),
    gain: { value, low: value - half, high: value + half },
  };
}

const loss = (probability: number, right: boolean): number =>
  -Math.log(right ? insideUnit(probability) : 1 - insideUnit(probability));

function areasOf(cases: readonly ScoredTwice[]): Gain {
  const [before, after] = bothAreas(cases);
  const random = seededRandom(cases.length);
  const gains = Array.from({ length: repeats }, () => {
    const drawn = cases.map(() => cases[Math.floor(random() * cases.length)]!);
    const [one, other] = bothAreas(drawn);
    return one - other;
  }).sort((a, b) => a - b);
  const cut = Math.floor(((1 - assurance) / 2) * repeats);
  return { before, after, gain: { value: before - after, low: gains[cut]!, high: gains[repeats - 1 - cut]! } };
}

const bothAreas = (cases: readonly ScoredTwice[]): [number, number] => [
  riskArea(cases.map((one) => ({ ...one, score: one.before }))),
  riskArea(cases.map((one) => ({ ...one, score: one.after }))),
];
