import { fitGate, thresholdFor } from "../gate/threshold.ts";
import { fitSignalMix, type MixCase, type MixTrial } from "./fit-signal-mix.ts";
import { keptKnown, knownOutside, type NearCase, signalFold, signalFolds, voters } from "./known-cases.ts";
import { isInMix, shareThatMixes } from "./mix-part.ts";
import type { DrawnAnswer, SignalWorld } from "./scripted-signals.fixture.ts";
import { mixedScore, plainScore, type SignalMix, type Signals } from "./signal-mix.ts";

/** What a gate does in truth. */
export interface TrueGate {
  automation: number;
  error: number;
}

/** So many cases of a world that chance hardly matters. */
export function truthOf(world: SignalWorld, count: number, random: () => number) {
  const cases = Array.from({ length: count }, () => world.draw(random));
  return (score: Score, threshold: number | null): TrueGate => {
    const passed = threshold === null ? [] : cases.filter((one) => score(one) >= threshold);
    const wrong = passed.reduce((sum, { probability }) => sum + 1 - probability, 0);
    return { automation: passed.length / count, error: passed.length === 0 ? 0 : wrong / passed.length };
  };
}

/** The gates that the same labels earn: by the plain mean of all, and as the product does it. */
export interface TwoGates {
  trial: MixTrial["verdict"];
  plain: TrueGate;
  chosen: TrueGate;
}

/** What known cases say of an answer, but for those of hidden folds; nothing of a world without texts. */
type Known = (one: DrawnAnswer, hidden: readonly number[]) => Signals;

type Score = (one: DrawnAnswer) => number;

/** A drawn case with its label. */
type Labelled = MixCase & { drawn: DrawnAnswer };

/** One deployment: labels are drawn, the mix is fitted and compared on its part, and thresholds are earned. */
export function deployMix(
  world: SignalWorld,
  labels: number,
  goal: { target: number; assurance: number },
  truth: ReturnType<typeof truthOf>,
  random: () => number,
): TwoGates {
  const cases = drawnCases(world, labels, random);
  const share = shareThatMixes(labels);
  const { trial, known } = fitted(
    cases.filter(({ text }) => isInMix(text, share)),
    share,
  );
  const others = cases.filter(({ text }) => !isInMix(text, share));
  const gate = (some: readonly Labelled[], score: Score) =>
    truth(score, thresholdFor(gateOf(some, score, goal, 1), undefined));
  const mix = trial.verdict === "better" ? trial.mix : null;
  return { trial: trial.verdict, plain: gate(cases, scoreOf(null)), chosen: gate(others, scoreOf(mix, known)) };
}

/** A mix with the known cases that are frozen with it: those of its part, as in the product. */
function fitted(part: readonly Labelled[], share: number): { trial: MixTrial; known: Known } {
  const known = knownOf(part);
  const compared = part.map((one) =>
    one.drawn.text === undefined ? one : { ...one, known: (hidden: readonly number[]) => known(one.drawn, hidden) },
  );
  return { trial: fitSignalMix(compared, share, "these"), known };
}

function knownOf(part: readonly Labelled[]): Known {
  const cases = keptKnown(part).flatMap(({ text, drawn }) =>
    drawn.text === undefined ? [] : [{ fold: signalFold(text), ...drawn.text }],
  );
  const nearTo = new WeakMap<DrawnAnswer, NearCase[][]>();
  return (one, hidden) => {
    const { text } = one;
    if (text === undefined) return {};
    const folds = nearTo.get(one) ?? nearest(cases, text.place);
    nearTo.set(one, folds);
    return knownOutside(text.answer, folds, hidden);
  };
}

/** The nearest of each fold, the nearest first. */
function nearest(
  cases: readonly { fold: number; place: readonly number[]; label: string }[],
  place: readonly number[],
) {
  const folds = Array.from({ length: signalFolds }, (): NearCase[] => []);
  for (const { fold, place: other, label } of cases) {
    let similarity = 0;
    for (let at = 0; at < place.length; at += 1) similarity += other[at]! * place[at]!;
    const near = folds[fold]!;
    if (near.length === voters && near.at(-1)!.similarity >= similarity) continue;
    const after = near.findIndex((one) => one.similarity < similarity);
    near.splice(after < 0 ? near.length : after, 0, { label, similarity });
    if (near.length > voters) near.pop();
  }
  return folds;
}

const scoreOf = (mix: SignalMix | null, known: Known = () => ({})): Score =>
  mix === null
    ? ({ signals }) => plainScore(signals)
    : (one) => mixedScore(mix, mix.known === undefined ? one.signals : { ...one.signals, ...known(one, []) });

function drawnCases(world: SignalWorld, count: number, random: () => number): Labelled[] {
  return Array.from({ length: count }, (_, at) => {
    const drawn = world.draw(random);
    const right = drawn.text === undefined ? random() < drawn.probability : drawn.text.answer === drawn.text.label;
    return { text: `${at} ${random()}`, signals: drawn.signals, right, weight: 1, drawn };
  });
}

function gateOf(some: readonly Labelled[], score: Score, goal: { target: number; assurance: number }, look: number) {
  const calibrationCases = some.map(({ drawn, right }) => ({ confidence: score(drawn), correct: right }));
  return fitGate({ ...goal, calibrationCases, prior: { kind: "identity" }, look });
}

/** What is in force at some time of a life. */
interface InForce {
  mix: SignalMix | null;
  /** What it was frozen with. */
  known: Known;
  /** Labels that there were when the mix was fitted. */
  fittedOf: number;
  threshold: number | null;
  passed: number;
}

/**
 * A whole life: labels grow, thresholds are derived again and again, mixes come and go as the product lets them. What each
 * time in force was truly does, the oldest first.
 */
export function lifeOfMix(
  world: SignalWorld,
  sizes: readonly number[],
  goal: { target: number; assurance: number },
  truth: ReturnType<typeof truthOf>,
  random: () => number,
): TrueGate[] {
  const cases = drawnCases(world, sizes.at(-1) ?? 0, random);
  let now: InForce = { mix: null, known: () => ({}), fittedOf: 0, threshold: null, passed: 0 };
  let looks = 0;
  /** What these labels earn with this mix; a test that was made is counted, also where nothing comes of it. */
  const earn = (some: readonly Labelled[], mix: SignalMix | null, known: Known): InForce & { tested: boolean } => {
    const gate = gateOf(some, scoreOf(mix, known), goal, looks + 1);
    looks += gate.tested ? 1 : 0;
    return {
      ...now,
      mix,
      known,
      threshold: thresholdFor(gate, undefined),
      passed: gate.automationRate,
      tested: gate.tested,
    };
  };
  return sizes.map((size) => {
    const all = cases.slice(0, size);
    const share = shareThatMixes(size);
    const apart = all.filter(({ text }) => isInMix(text, share));
    const others = all.filter(({ text }) => !isInMix(text, share));
    const looksForOne = share > 0 && (now.mix === null || size >= 2 * now.fittedOf);
    const tried = looksForOne ? fitted(apart, share) : null;
    const better =
      tried?.trial.verdict === "better" ? { ...earn(others, tried.trial.mix, tried.known), fittedOf: size } : null;
    if (better !== null && (now.threshold === null || better.passed >= now.passed)) now = better;
    else {
      const same = earn(others, now.mix, now.known);
      if (same.tested || now.threshold === null) now = same;
    }
    return truth(scoreOf(now.mix, now.known), now.threshold);
  });
}
