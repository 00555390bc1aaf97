import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { type SignalCase, signalReport } from "./signal-report.ts";

/** Cases whose truth is drawn from two hidden halves; each signal sees one of them, and `noise` sees nothing. */
function drawn(count: number): SignalCase[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const [first, second] = [random(), random()];
    const right = random() < 1 / (1 + Math.exp(-6 * (first + second - 1)));
    return { signals: { first, second, noise: random(), same: 1 }, score: (first + second) / 2, right, weight: 1 };
  });
}

it("ranks signals by what they tell, leaves out what says the same of all, and mixes what each sees", () => {
  const report = signalReport(drawn(2000))!;
  expect(report.signals.map(({ name }) => name).toSorted()).toEqual(["first", "noise", "second"]);
  const power = Object.fromEntries(report.signals.map((one) => [one.name, one.power]));
  expect(power["noise"]!.low).toBeLessThan(0.5);
  expect(power["noise"]!.high).toBeGreaterThan(0.5);
  expect(power["first"]!.low).toBeGreaterThan(0.6);
  expect(report.signals.at(-1)?.name).toBe("noise");
  // Together they tell more than either, and as much as the score that is their mean.
  expect(report.mixed!.value).toBeGreaterThan(power["first"]!.high);
  expect(Math.abs(report.mixed!.value - report.score.value)).toBeLessThan(0.01);
});

it("promises no more of a mix than it keeps for cases that it has not seen", () => {
  // Eight signals without anything in them: fitted and told on the same 60 cases they would come to about 0.7.
  const powers = Array.from({ length: 60 }, (_, seed) => {
    const random = seededRandom(seed);
    const signals = () => Object.fromEntries(Array.from({ length: 8 }, (__, at) => [`s${at}`, random()]));
    const blind = Array.from({ length: 60 }, () => ({
      signals: signals(),
      score: 0.5,
      right: random() < 0.5,
      weight: 1,
    }));
    return signalReport(blind)!.mixed!.value;
  });
  const mean = powers.reduce((sum, one) => sum + one, 0) / powers.length;
  expect(mean).toBeGreaterThan(0.43);
  expect(mean).toBeLessThan(0.55);
});

it("says nothing where too few were wrong, and leaves out signals that not all have", () => {
  const cases = drawn(200);
  expect(signalReport(cases.filter(({ right }) => right))).toBeNull();
  const some = cases.map((one, at) => (at === 5 ? { ...one, signals: { first: 0.5 } } : one));
  expect(signalReport(some)?.signals.map(({ name }) => name)).toEqual(["first"]);
  expect(signalReport(some)?.mixed).toBeNull();
});
