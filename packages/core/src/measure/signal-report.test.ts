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

it("ranks signals by what they tell, and leaves out what says the same of all", () => {
  const report = signalReport(drawn(2000))!;
  expect(report.signals.map(({ name }) => name).toSorted()).toEqual(["first", "noise", "second"]);
  const power = Object.fromEntries(report.signals.map((one) => [one.name, one.power]));
  expect(power["noise"]!.low).toBeLessThan(0.5);
  expect(power["noise"]!.high).toBeGreaterThan(0.5);
  expect(power["first"]!.low).toBeGreaterThan(0.6);
  expect(report.signals.at(-1)?.name).toBe("noise");
  // Together they tell more than either.
  expect(report.score.value).toBeGreaterThan(power["first"]!.high);
});

it("says nothing where too few were wrong, and tells a signal of the cases that have it", () => {
  const cases = drawn(200);
  expect(signalReport(cases.filter(({ right }) => right))).toBeNull();
  const few = cases.map((one, at) => (at < 15 ? one : { ...one, signals: { first: one.signals["first"]! } }));
  expect(signalReport(few)?.signals.map(({ name, cases: of }) => [name, of])).toEqual([["first", 200]]);
  const half = cases.map((one, at) => (at % 2 === 0 ? one : { ...one, signals: { first: one.signals["first"]! } }));
  expect(signalReport(half)?.signals.find(({ name }) => name === "second")?.cases).toBe(100);
});
