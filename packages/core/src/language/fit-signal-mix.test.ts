import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { fitSignalMix, type MixCase } from "./fit-signal-mix.ts";
import { signalFold, signalFolds } from "./known-cases.ts";
import { agreementWorld, alikeWorld, type SignalWorld, tokenWorld, unsureWorld } from "./scripted-signals.fixture.ts";
import { mixedScore } from "./signal-mix.ts";

function drawn(world: Pick<SignalWorld, "draw">, count: number, seed = 1): MixCase[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const { probability, signals } = world.draw(random);
    return { text: `${seed} ${at}`, signals, right: random() < probability, weight: 1 };
  });
}

const weightsOf = (cases: MixCase[]) =>
  Object.fromEntries(fitSignalMix(cases, 0.2).mix!.signals.map((one) => [one.name, one]));

it("weighs what tells above what does not, and is shown to be better than the mean", () => {
  const cases = drawn(tokenWorld, 1500);
  const { verdict, comparison } = fitSignalMix(cases, 0.2);
  expect(verdict).toBe("better");
  expect(comparison?.riskArea.gain.value).toBeGreaterThan(0);
  const { token, verbal, sameAgain } = weightsOf(cases);
  // What the mean gives to further answers is taken back, and given to the token.
  expect(token!.weight).toBeGreaterThan(3 * Math.abs(verbal!.weight));
  expect(sameAgain!.weight).toBeLessThan(0);
});

it("says how sure it is as often as it is right", () => {
  const { mix } = fitSignalMix(drawn(agreementWorld, 4000), 0.2);
  const others = drawn(agreementWorld, 20_000, 2);
  const scored = others.map(({ signals, right }) => ({ score: mixedScore(mix!, signals), right }));
  for (const [from, to] of [
    [0.5, 0.8],
    [0.8, 0.93],
    [0.93, 1],
  ] as const) {
    const some = scored.filter(({ score }) => score >= from && score < to);
    expect(some.length).toBeGreaterThan(300);
    const said = some.reduce((sum, { score }) => sum + score, 0) / some.length;
    expect(Math.abs(said - some.filter(({ right }) => right).length / some.length)).toBeLessThan(0.05);
  }
});

it("knows answers about which nobody else was asked as a state of its own", () => {
  const { sameAgain, verbal } = weightsOf(drawn(unsureWorld, 2000));
  expect(sameAgain!.absent).not.toBeNull();
  expect(verbal!.absent).toBeNull();
});

it("stays with the mean where all tell alike, where one tells, and where nobody was wrong", () => {
  const verdicts = Array.from({ length: 20 }, (_, seed) => fitSignalMix(drawn(alikeWorld, 300, seed), 0.2).verdict);
  expect(verdicts.filter((one) => one === "better").length).toBeLessThanOrEqual(4);
  const single = drawn(tokenWorld, 300).map((one) => ({
    ...one,
    signals: { token: one.signals["token"]!, verbal: 0.8 },
  }));
  expect(fitSignalMix(single, 0.2)).toEqual({ verdict: "one-signal", mix: null, comparison: null });
  const right = drawn(tokenWorld, 300).map((one) => ({ ...one, right: true }));
  expect(fitSignalMix(right, 0.2).verdict).toBe("too-few-wrong");
});

it("promises no more of a mix than it keeps: of signals without anything in them none is better", () => {
  const verdicts = Array.from({ length: 30 }, (_, seed) => {
    const random = seededRandom(seed);
    const blind = Array.from({ length: 150 }, (__, at): MixCase => {
      const signals = { token: random(), verbal: random(), sameAgain: random(), sameByOthers: random() };
      return { text: `${at}`, signals, right: random() < 0.7, weight: 1 };
    });
    return fitSignalMix(blind, 0.2).verdict;
  });
  expect(verdicts.filter((one) => one === "better").length).toBeLessThanOrEqual(3);
});

it("weighs known cases where they tell more than the answer itself, and leaves them where they tell nothing", () => {
  const random = seededRandom(3);
  const cases = drawn(tokenWorld, 800);
  const telling = cases.map((one): MixCase => {
    const same = one.right ? 0.5 + random() / 2 : random();
    return { ...one, known: () => ({ sameByKnown: same, nearKnown: random() }) };
  });
  const { verdict, mix } = fitSignalMix(telling, 0.2, "these");
  expect({ verdict, known: mix?.known }).toEqual({ verdict: "better", known: "these" });
  expect(mix?.signals.find(({ name }) => name === "sameByKnown")?.weight).toBeGreaterThan(0.2);
  const idle = cases.map((one): MixCase => ({ ...one, known: () => ({ sameByKnown: random(), nearKnown: random() }) }));
  expect(fitSignalMix(idle, 0.2, "these")).toEqual(fitSignalMix(cases, 0.2));
});

it("no answer is told by known cases of its own fold, nor by those of the fold that a mix is compared on", () => {
  const hiddenFrom = new Map<string, Set<string>>();
  const cases = drawn(tokenWorld, 400).map((one): MixCase => {
    const seen = new Set<string>();
    hiddenFrom.set(one.text, seen);
    const known = (hidden: readonly number[]) => {
      seen.add(hidden.join());
      return { sameByKnown: hidden.includes(signalFold(one.text)) ? 0.5 : Number(one.right), nearKnown: 0.5 };
    };
    return { ...one, known };
  });
  expect(fitSignalMix(cases, 0.2, "these").mix?.known).toBeUndefined();
  for (const [text, seen] of hiddenFrom) {
    const own = signalFold(text);
    const others = Array.from({ length: signalFolds }, (_, fold) => fold).filter((fold) => fold !== own);
    expect([...seen].toSorted()).toEqual([`${own}`, ...others.map((fold) => `${own},${fold}`)].toSorted());
  }
});

it("known cases are a second sign for a model that says only one", () => {
  const random = seededRandom(4);
  const single = drawn(tokenWorld, 600).map((one): MixCase => {
    const same = one.right ? 0.4 + 0.6 * random() : random();
    return { ...one, signals: { token: one.signals["token"]! }, known: () => ({ sameByKnown: same }) };
  });
  expect(fitSignalMix(single, 0.2).verdict).toBe("one-signal");
  expect(fitSignalMix(single, 0.2, "these").verdict).not.toBe("one-signal");
});
