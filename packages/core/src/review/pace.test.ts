import { describe, expect, it } from "vitest";
import { moreOften } from "../statistics/fisher-exact.ts";
import { lowerThan } from "../statistics/mann-whitney.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { agreementOf, type DoubleReview } from "./agreement.ts";
import { hitRate, type Paced, paceByWeek, rubberStampSentence } from "./pace.ts";

const now = new Date("2026-03-01T00:00:00Z");
const daysAgo = (days: number, from = now) => new Date(from.getTime() - days * 86_400_000);

/** SciPy 1.10: mannwhitneyu(alternative="less", method="asymptotic"), fisher_exact(alternative="greater"). */
describe("the tests behind the signal", () => {
  it("are those of Mann and Whitney", () => {
    expect(lowerThan([1, 2, 3, 4], [5, 6, 7, 8])).toBeCloseTo(0.015192, 5);
    expect(lowerThan([5, 6, 7, 8], [1, 2, 3, 4])).toBeGreaterThan(0.98);
    expect(lowerThan([2, 2], [2, 2])).toBe(1);
    expect(lowerThan([], [1])).toBe(1);
  });

  it("are that of Fisher: the lady who tasted tea", () => {
    expect(moreOften(3, 4, 1, 4)).toBeCloseTo(0.242857, 6);
    expect(moreOften(4, 4, 0, 4)).toBeCloseTo(1 / 70, 9);
    expect(moreOften(0, 4, 4, 4)).toBeCloseTo(1, 9);
  });
});

function decisions(from: number, to: number, count: number, seconds: number, agreement: number, random: () => number) {
  return Array.from({ length: count }, (_, at): Paced => {
    const spread = 0.6 + 0.8 * random();
    return {
      at: daysAgo(from - ((from - to) * (at + 0.5)) / count),
      seconds: seconds * spread,
      agrees: random() < agreement,
    };
  });
}

describe("rubberStampSentence", () => {
  it("says what happened where pace falls and agreement rises beyond chance", () => {
    const random = seededRandom(3);
    const all = [...decisions(28, 14, 300, 30, 0.91, random), ...decisions(14, 0, 300, 5, 0.99, random)];
    expect(rubberStampSentence(all, now)).toMatch(
      /^Decisions fell from (29|30|31) s to [45](\.\d)? s in two weeks while agreement with the machine rose from (89|9[0-3]) to (98|99|100) % \(300 and 300 decisions\)\.$/,
    );
  });

  it.each([
    ["only pace changes", 30, 0.95, 5, 0.95],
    ["only agreement changes", 30, 0.8, 30, 0.99],
    ["somebody slows down", 5, 0.8, 30, 0.99],
  ])("is silent where %s", (_, before, agreedBefore, after, agreedAfter) => {
    const random = seededRandom(4);
    const all = [
      ...decisions(28, 14, 200, before, agreedBefore, random),
      ...decisions(14, 0, 200, after, agreedAfter, random),
    ];
    expect(rubberStampSentence(all, now)).toBeNull();
  });

  it("is not noise: of 200 steady people looked at daily for two months, at most 2 are named", () => {
    const random = seededRandom(5);
    let named = 0;
    for (let person = 0; person < 200; person += 1) {
      const all = decisions(84, 0, 600, 20, 0.93, random);
      const spoken = Array.from({ length: 56 }, (_, back) => rubberStampSentence(all, daysAgo(back)));
      if (spoken.some((one) => one !== null)) named += 1;
    }
    expect(named).toBeLessThanOrEqual(2);
  }, 60_000);
});

it("counts each week with median, tenth and agreement, and leaves out the empty ones", () => {
  const some = [4, 5, 6, 20].map((seconds, at): Paced => ({
    at: daysAgo(2),
    seconds,
    agrees: at === 0 ? null : at < 3,
  }));
  expect(paceByWeek(some, now, 3)).toMatchObject([
    { decisions: 4, medianSeconds: 6, p10Seconds: 4, agreement: { value: 2 / 3, n: 3 } },
  ]);
  expect(hitRate(0, 0)).toBeNull();
  expect(hitRate(9, 10)).toMatchObject({ value: 0.9, n: 10, low: expect.closeTo(0.555, 3) });
});

describe("agreementOf", () => {
  const review = (a: string, b: string, one = "ada", other = "bob", withSuggestion = false): DoubleReview => ({
    one: { person: one, value: a },
    other: { person: other, value: b },
    withSuggestion,
  });

  it("gives Cohen's kappa of a pair whoever came first, and the same in reverse order", () => {
    const table = [
      ...Array.from({ length: 20 }, () => review("x", "x")),
      ...Array.from({ length: 5 }, () => review("x", "y")),
      ...Array.from({ length: 10 }, () => review("x", "y", "bob", "ada")),
      ...Array.from({ length: 15 }, () => review("y", "y", "ada", "bob", true)),
    ];
    const result = agreementOf(table);
    // STATISTICS: [[20,5],[10,15]] has kappa .4.
    expect(result.pairs).toHaveLength(1);
    expect(result.pairs[0]).toMatchObject({ one: "ada", other: "bob", cases: 50, same: { value: 0.7, n: 50 } });
    expect(result.pairs[0]!.kappa!.value).toBeCloseTo(0.4, 9);
    expect(result.pairs[0]!.kappa!.low).toBeLessThan(0.4);
    expect(result.pairs[0]!.kappa!.high).toBeGreaterThan(0.4);
    expect(result).toMatchObject({ cases: 50, shown: { n: 15, value: 1 }, blind: { n: 35 } });
    expect(result.alpha!.value).toBeGreaterThan(0.35);
  });

  it("claims nothing from nothing, and little from little", () => {
    expect(agreementOf([])).toMatchObject({ cases: 0, same: null, alpha: null, pairs: [] });
    expect(agreementOf([review("x", "x"), review("y", "y")]).alpha).toEqual({ value: 1, low: -1, high: 1 });
  });
});
