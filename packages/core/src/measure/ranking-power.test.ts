import fc from "fast-check";
import { expect, it } from "vitest";
import { auroc } from "./auroc.ts";
import { type Ranked, rankingPower } from "./ranking-power.ts";

const cases = (right: number[], wrong: number[], weight = 1): Ranked[] => [
  ...right.map((score) => ({ score, right: true, weight })),
  ...wrong.map((score) => ({ score, right: false, weight })),
];

it("is the share of pairs in which the right one is above, with DeLong's interval", () => {
  // By hand: 5 of 6 pairs. Placements 1, 1, 1/2 and 2/3, 1 (variances 1/12 and 1/18); their error is sqrt(1/36 + 1/36).
  const power = rankingPower(cases([0.9, 0.8, 0.4], [0.5, 0.3]));
  expect(power?.value).toBeCloseTo(5 / 6, 12);
  const half = (1.959963984540054 * Math.sqrt(1 / 18)) / ((5 / 6) * (1 / 6));
  expect(power?.low).toBeCloseTo(1 / (1 + Math.exp(half - Math.log(5))), 9);
  expect(power?.high).toBeCloseTo(1 / (1 + Math.exp(-half - Math.log(5))), 9);
});

it("counts ties half, and a case for as many as it stands for", () => {
  expect(rankingPower(cases([0.5], [0.5, 0.4]))?.value).toBeCloseTo(0.75, 12);
  const weighted = [...cases([0.9], [0.5]), { score: 0.2, right: true, weight: 3 }];
  expect(rankingPower(weighted)?.value).toBeCloseTo(1 / 4, 12);
});

it("is nothing without both kinds, and no certainty where few are told apart", () => {
  expect(rankingPower(cases([0.9], []))).toBeNull();
  // Four of the rarer kind: 0.025 to the power of a quarter.
  const power = rankingPower(cases([0.9, 0.8, 0.7, 0.95, 0.85], [0.1, 0.2, 0.3, 0.4]));
  expect(power).toMatchObject({ value: 1, high: 1 });
  expect(power?.low).toBeCloseTo(0.025 ** (1 / 4), 9);
});

it("agrees with the plain area, and is turned around with its scores", () => {
  const scores = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(scores, scores, (right, wrong) => {
      const power = rankingPower(cases(right, wrong))!;
      const both = [...right, ...wrong];
      expect(power.value).toBeCloseTo(
        auroc(
          both,
          both.map((_, at) => at < right.length),
        )!,
        9,
      );
      expect(power.low).toBeLessThanOrEqual(power.value + 1e-9);
      expect(power.high).toBeGreaterThanOrEqual(power.value - 1e-9);
      const turned = rankingPower(
        cases(
          right.map((one) => -one),
          wrong.map((one) => -one),
        ),
      )!;
      expect(turned.value).toBeCloseTo(1 - power.value, 9);
    }),
  );
});
