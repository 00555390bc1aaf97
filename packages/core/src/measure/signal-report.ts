import { logit, sigmoid } from "../statistics/calibrator.ts";
import { fitLogistic } from "../statistics/fit-logistic.ts";
import { type Ranked, type RankingPower, rankingPower } from "./ranking-power.ts";

/** A labelled case with what its model said of its certainty. */
export interface SignalCase {
  signals: Readonly<Record<string, number>>;
  /** What the gate compares. */
  score: number;
  right: boolean;
  /** Cases that it stands for. */
  weight: number;
}

/** How well each signal tells right from wrong, and all of them together. */
export interface SignalReport {
  cases: number;
  wrong: number;
  /** Of what the gate compares. */
  score: RankingPower;
  /** The strongest first. */
  signals: { name: string; power: RankingPower }[];
  /** Of a logistic mix of all signals, each case told by a mix that was fitted without it; null with one signal. */
  mixed: RankingPower | null;
}

/** Of either kind, fewer tell nothing. */
const fewest = 10;
const folds = 5;

/** Null where too few were right or wrong to say anything. Signals that not every case has are left out. */
export function signalReport(cases: readonly SignalCase[]): SignalReport | null {
  const wrong = cases.filter((one) => !one.right).length;
  if (wrong < fewest || cases.length - wrong < fewest) return null;
  const names = namesIn(cases);
  const powerOf = (score: (one: SignalCase, at: number) => number) =>
    rankingPower(cases.map((one, at): Ranked => ({ score: score(one, at), right: one.right, weight: one.weight })))!;
  const mix = names.length < 2 ? null : crossFitted(cases, names);
  return {
    cases: cases.length,
    wrong,
    score: powerOf(({ score }) => score),
    signals: names
      .map((name) => ({ name, power: powerOf(({ signals }) => signals[name] as number) }))
      .toSorted((a, b) => b.power.value - a.power.value),
    mixed: mix === null ? null : powerOf((_, at) => mix[at] as number),
  };
}

/** Signals that every case has, and that are not the same for all. */
function namesIn(cases: readonly SignalCase[]): string[] {
  const names = Object.keys(cases[0]?.signals ?? {});
  return names.filter((name) => {
    const values = cases.map(({ signals }) => signals[name]);
    return values.every((value) => value !== undefined && value >= 0 && value <= 1) && new Set(values).size > 1;
  });
}

/** All of five samples are no certainty: an end of the scale weighs no more than one in a hundred. */
const held = (share: number): number => Math.min(0.99, Math.max(0.01, share));

/** Each case's place among the folds is its place in the list, so that the same labels give the same figure. */
function crossFitted(cases: readonly SignalCase[], names: readonly string[]): number[] {
  const rows = cases.map(({ signals }) => [1, ...names.map((name) => logit(held(signals[name] as number)))]);
  const mixed = rows.map(() => 0);
  for (let fold = 0; fold < folds; fold += 1) {
    const known = cases.flatMap((_, at) => (at % folds === fold ? [] : [at]));
    const flat = Float64Array.from(known.flatMap((at) => rows[at] as number[]));
    const weights = fitLogistic(
      flat,
      names.length + 1,
      known.map((at) => (cases[at]!.right ? 1 : 0)),
    );
    for (let at = fold; at < cases.length; at += folds)
      mixed[at] = sigmoid(weights.reduce((sum, weight, of) => sum + weight * (rows[at]![of] as number), 0));
  }
  return mixed;
}
