import { compareScores, type ScoreComparison } from "../measure/compare-scores.ts";
import { type Calibrator, calibrate } from "../statistics/calibrator.ts";
import { fitBeta } from "../statistics/fit-beta.ts";
import { fitCalibrator } from "../statistics/fit-calibrator.ts";
import { fitLogistic } from "../statistics/fit-logistic.ts";
import { signalFold, signalFolds } from "./known-cases.ts";
import { evidenceOf, mixable, mixedScore, plainScore, type SignalMix, type Signals } from "./signal-mix.ts";

/** A labelled answer that may fit a mix. */
export interface MixCase {
  text: string;
  signals: Signals;
  right: boolean;
  /** Cases that it stands for. */
  weight: number;
  /** What known cases outside these folds say of the answer; absent where it is compared with none. */
  known?: (hidden: readonly number[]) => Signals;
}

/** Why the plain mean stays, or what a mix would do. */
export type MixTrial =
  | { verdict: "one-signal" | "too-few-wrong"; mix: null; comparison: null }
  | { verdict: "better" | "not-better"; mix: SignalMix; comparison: ScoreComparison };

/** Of either kind, fewer tell nothing. */
const fewest = 10;
const stairFrom = 1_000;
/** How far the weight of the mean strays from 1, and what is added to it from nothing, for each spread of a signal. Our own. */
const [strayMean, strayBeyond, strayShift] = [1, 1, 2];

/**
 * Fits a mix to the labels of its share, and compares it with the plain mean on the same labels, each told by a mix that was
 * not fitted to it. The plain mean is calibrated in the same way for that, so that only what it tells counts. These labels
 * decide alone which of the two it is: those that earn a threshold have no part in it. Known cases are weighed where the
 * mix loses less with them; each answer is then told by those of other folds alone.
 *
 * Logistic regression with a normal prior at the plain mean: few labels change little of it (Hoerl and Kennard 1970).
 */
export function fitSignalMix(cases: readonly MixCase[], share: number, known: string | null = null): MixTrial {
  const alone = tryToMix(cases.map(withoutKnown), share);
  if (known === null || cases.every((one) => one.known === undefined)) return alone;
  const compared = tryToMix(cases, share);
  if (compared.mix === null) return compared;
  return isPreferred(alone, compared) ? alone : { ...compared, mix: { ...compared.mix, known } };
}

/** What is shown to be better, and of two that are, or are not, what loses less. */
function isPreferred(one: MixTrial, other: MixTrial): boolean {
  if ((one.verdict === "better") !== (other.verdict === "better")) return one.verdict === "better";
  return lossOf(one) <= lossOf(other);
}

const withoutKnown = ({ text, signals, right, weight }: MixCase): MixCase => ({ text, signals, right, weight });

const lossOf = ({ comparison }: MixTrial): number => comparison?.logLoss.after ?? Infinity;

function tryToMix(cases: readonly MixCase[], share: number): MixTrial {
  const columns = columnsOf(cases);
  if (columns.filter(({ name, kind }) => kind === "value" && name !== "mended").length < 2)
    return { verdict: "one-signal", mix: null, comparison: null };
  const wrong = cases.filter(({ right }) => !right).length;
  if (wrong < fewest || cases.length - wrong < fewest) return { verdict: "too-few-wrong", mix: null, comparison: null };
  const raw = crossFitted(cases, (some, fold) => rawMix(some, columns, fold));
  const plain = crossFitted(
    cases,
    () =>
      ({ signals }: MixCase) =>
        plainScore(signals),
  );
  const after = crossCalibrated(cases, raw);
  const before = crossCalibrated(cases, plain);
  const comparison = compareScores(
    cases.map(({ right, weight }, at) => ({ before: before[at]!, after: after[at]!, right, weight })),
  );
  const mix = { ...weightsOf(cases, columns, []), calibrator: calibratorOf(raw, cases.map(hitOf)), share };
  const isBetter = comparison.logLoss.gain.low > 0 && comparison.riskArea.gain.value >= 0;
  return { verdict: isBetter ? "better" : "not-better", mix, comparison };
}

/** A signal, or that an answer is without it. */
interface Column {
  name: string;
  kind: "value" | "absent";
}

/** Signals that are not the same for all, and absences where some answers have a signal and others not. */
function columnsOf(cases: readonly MixCase[]): Column[] {
  return mixable.flatMap((name): Column[] => {
    const values = cases.map((one) => saidOf(one)[name]).filter((value) => value !== undefined);
    const varies = new Set(values).size > 1;
    const isMissing = values.length > 0 && values.length < cases.length;
    return [
      ...(varies ? [{ name, kind: "value" as const }] : []),
      ...(isMissing ? [{ name, kind: "absent" as const }] : []),
    ];
  });
}

const hitOf = ({ right }: MixCase): number => (right ? 1 : 0);

/** What was said of an answer, by known cases that are neither in its own fold nor in these. */
const saidOf = (one: MixCase, hidden: readonly number[] = []): Signals =>
  one.known === undefined ? one.signals : { ...one.signals, ...one.known([signalFold(one.text), ...hidden]) };

/**
 * In units of their spread, so that the prior speaks of what a signal does and not of how it is written. How often answers are
 * right at all is left to the calibrator: a fold with few errors is told by the others, which have more, and would be told so.
 */
function weightsOf(
  cases: readonly MixCase[],
  columns: readonly Column[],
  hidden: readonly number[],
): Pick<SignalMix, "mean" | "signals" | "shift"> {
  const said = cases.map((one) => saidOf(one, hidden));
  const means = said.map((signals) => evidenceOf("mean", plainScore(signals)));
  const { centre } = scaleOf(means);
  const scales = columns.map((one) => scaleOf(said.flatMap((signals) => cellOf(one, signals) ?? [])));
  const rows = said.flatMap((signals, row) => [
    1,
    means[row]! - centre,
    ...columns.map(
      (one, at) => ((cellOf(one, signals) ?? scales[at]!.centre) - scales[at]!.centre) / scales[at]!.spread,
    ),
  ]);
  const [, mean = 1, ...scaled] = fitLogistic(Float64Array.from(rows), columns.length + 2, cases.map(hitOf), {
    towards: [0, 1, ...columns.map(() => 0)],
    strength: [strayShift ** -2, strayMean ** -2, ...columns.map(() => strayBeyond ** -2)],
  });
  const weights = scaled.map((weight, at) => weight / scales[at]!.spread);
  return { mean, ...unscaled(columns, weights, (1 - mean) * centre, scales) };
}

/** The same weights for signals as they are. */
function unscaled(
  columns: readonly Column[],
  weights: readonly number[],
  added: number,
  scales: readonly Scale[],
): Pick<SignalMix, "signals" | "shift"> {
  const at = (name: string, kind: Column["kind"]) => columns.findIndex((one) => one.name === name && one.kind === kind);
  const shift = columns.reduce((sum, _, place) => sum - weights[place]! * scales[place]!.centre, added);
  const names = [...new Set(columns.map(({ name }) => name))];
  const signals = names.map((name) => {
    const [value, absent] = [at(name, "value"), at(name, "absent")];
    const weight = value < 0 ? 0 : weights[value]!;
    // A signal that is not there stands in the middle, and has the weight of its absence.
    const centre = value < 0 ? 0 : scales[value]!.centre;
    return { name, weight, absent: absent < 0 ? null : weight * centre + weights[absent]! };
  });
  return { signals, shift };
}

interface Scale {
  centre: number;
  spread: number;
}

function scaleOf(values: readonly number[]): Scale {
  const centre = values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, one) => sum + (one - centre) ** 2, 0) / Math.max(1, values.length);
  return { centre, spread: Math.sqrt(variance) || 1 };
}

/** Undefined where a signal is not there. */
function cellOf({ name, kind }: Column, signals: Signals): number | undefined {
  const value = signals[name];
  if (kind === "absent") return value === undefined ? 1 : 0;
  return value === undefined ? undefined : evidenceOf(name, value);
}

/** A mix of other folds, for the cases of this one: it was fitted to signals in which no case of this fold was known. */
function rawMix(cases: readonly MixCase[], columns: readonly Column[], fold: number): (one: MixCase) => number {
  const mix = { ...weightsOf(cases, columns, [fold]), calibrator: { kind: "identity" as const } };
  return (one) => mixedScore(mix, saidOf(one));
}

/** A curve that rises everywhere: with many labels a stair would fit better, and take away the order of the surest. */
const calibratorOf = (scores: readonly number[], hits: readonly number[]): Calibrator =>
  scores.length < stairFrom ? fitCalibrator(scores, hits) : fitBeta(scores, hits);

const foldOf = ({ text }: MixCase): number => signalFold(text);

/** What each case comes to by what was fitted to the cases of the other folds. */
function crossFitted(
  cases: readonly MixCase[],
  fit: (cases: readonly MixCase[], fold: number) => (one: MixCase) => number,
): number[] {
  const scores = cases.map(() => 0);
  for (let fold = 0; fold < signalFolds; fold += 1) {
    const tell = fit(
      cases.filter((one) => foldOf(one) !== fold),
      fold,
    );
    for (const [at, one] of cases.entries()) if (foldOf(one) === fold) scores[at] = tell(one);
  }
  return scores;
}

function crossCalibrated(cases: readonly MixCase[], scores: readonly number[]): number[] {
  const known = new Map(cases.map((one, at) => [one, scores[at]!]));
  return crossFitted(cases, (some) => {
    const calibrator = calibratorOf(
      some.map((one) => known.get(one)!),
      some.map(hitOf),
    );
    return (one) => calibrate(calibrator, known.get(one)!);
  });
}
