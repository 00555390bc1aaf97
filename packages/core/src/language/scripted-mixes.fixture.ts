import { fitGate, thresholdFor } from "../gate/threshold.ts";
import { fitSignalMix, type MixCase, type MixTrial } from "./fit-signal-mix.ts";
import { isInMix, shareThatMixes } from "./mix-part.ts";
import type { SignalWorld } from "./scripted-signals.fixture.ts";
import { mixedScore, plainScore, type SignalMix, type Signals } from "./signal-mix.ts";

/** What a gate does in truth. */
export interface TrueGate {
  automation: number;
  error: number;
}

/** So many cases of a world that chance hardly matters. */
export function truthOf(world: SignalWorld, count: number, random: () => number) {
  const cases = Array.from({ length: count }, () => world.draw(random));
  return (score: (signals: Signals) => number, threshold: number | null): TrueGate => {
    const passed = threshold === null ? [] : cases.filter(({ signals }) => score(signals) >= threshold);
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
  const trial = fitSignalMix(
    cases.filter(({ text }) => isInMix(text, share)),
    share,
  );
  const others = cases.filter(({ text }) => !isInMix(text, share));
  const gate = (some: readonly MixCase[], mix: SignalMix | null) =>
    truth(scoreOf(mix), thresholdFor(gateOf(some, scoreOf(mix), goal, 1), undefined));
  const mix = trial.verdict === "better" ? trial.mix : null;
  return { trial: trial.verdict, plain: gate(cases, null), chosen: gate(others, mix) };
}

type Score = (signals: Signals) => number;

const scoreOf = (mix: SignalMix | null): Score => (mix === null ? plainScore : (signals) => mixedScore(mix, signals));

function drawnCases(world: SignalWorld, count: number, random: () => number): MixCase[] {
  return Array.from({ length: count }, (_, at) => {
    const { probability, signals } = world.draw(random);
    return { text: `${at} ${random()}`, signals, right: random() < probability, weight: 1 };
  });
}

function gateOf(some: readonly MixCase[], score: Score, goal: { target: number; assurance: number }, look: number) {
  const calibrationCases = some.map(({ signals, right }) => ({ confidence: score(signals), correct: right }));
  return fitGate({ ...goal, calibrationCases, prior: { kind: "identity" }, look });
}

/** What is in force at some time of a life. */
interface InForce {
  mix: SignalMix | null;
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
  let now: InForce = { mix: null, fittedOf: 0, threshold: null, passed: 0 };
  let looks = 0;
  /** What these labels earn with this mix; a test that was made is counted, also where nothing comes of it. */
  const earn = (some: readonly MixCase[], mix: SignalMix | null): InForce & { tested: boolean } => {
    const gate = gateOf(some, scoreOf(mix), goal, looks + 1);
    looks += gate.tested ? 1 : 0;
    return { ...now, mix, threshold: thresholdFor(gate, undefined), passed: gate.automationRate, tested: gate.tested };
  };
  return sizes.map((size) => {
    const all = cases.slice(0, size);
    const share = shareThatMixes(size);
    const apart = all.filter(({ text }) => isInMix(text, share));
    const others = all.filter(({ text }) => !isInMix(text, share));
    const looksForOne = share > 0 && (now.mix === null || size >= 2 * now.fittedOf);
    const trial = looksForOne ? fitSignalMix(apart, share) : null;
    const better = trial?.verdict === "better" ? { ...earn(others, trial.mix), fittedOf: size } : null;
    if (better !== null && (now.threshold === null || better.passed >= now.passed)) now = better;
    else {
      const same = earn(others, now.mix);
      if (same.tested || now.threshold === null) now = same;
    }
    return truth(scoreOf(now.mix), now.threshold);
  });
}
