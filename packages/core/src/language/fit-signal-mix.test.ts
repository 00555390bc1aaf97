import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { fitSignalMix, type MixCase } from "./fit-signal-mix.ts";
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
