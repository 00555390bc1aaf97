import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { compareScores, type ScoredTwice } from "./compare-scores.ts";

const drawn = (count: number, seed: number, blind: boolean): ScoredTwice[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const [known, hidden] = [random(), random()];
    const probability = 0.6 + 0.2 * known + 0.2 * (blind ? 0.5 : hidden);
    return { before: 0.6 + 0.2 * known + 0.1, after: probability, right: random() < probability, weight: 1 };
  });
};

it("by hand: what each score loses, and what is gained", () => {
  const cases = [
    { before: 0.5, after: 0.8, right: true, weight: 1 },
    { before: 0.5, after: 0.6, right: false, weight: 3 },
  ];
  const { logLoss } = compareScores(cases);
  expect(logLoss.before).toBeCloseTo(Math.LN2, 12);
  expect(logLoss.after).toBeCloseTo((-Math.log(0.8) - 3 * Math.log(0.4)) / 4, 12);
  expect(logLoss.gain.value).toBeCloseTo(logLoss.before - logLoss.after, 12);
});

it("shows the score that knows more to be better, and says the same each time", () => {
  const cases = drawn(4000, 1, false);
  const { logLoss, riskArea } = compareScores(cases);
  expect(logLoss.gain.low).toBeGreaterThan(0);
  expect(riskArea.gain.low).toBeGreaterThan(0);
  expect(compareScores(cases).riskArea.gain).toEqual(riskArea.gain);
});

it("of equals shows either to be better in about one of twenty", () => {
  const shown = Array.from({ length: 100 }, (_, seed) => {
    const random = seededRandom(1000 + seed);
    const noisy = drawn(200, seed, true).map((one) => ({
      ...one,
      before: one.before + 0.02 * (random() - 0.5),
      after: one.after + 0.02 * (random() - 0.5),
    }));
    return compareScores(noisy).logLoss.gain.low > 0;
  });
  expect(shown.filter(Boolean).length).toBeLessThanOrEqual(8);
});
