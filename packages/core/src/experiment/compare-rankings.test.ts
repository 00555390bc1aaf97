import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { compareRankings, type RankedAnswers, rightAboveWrong } from "./compare-rankings.ts";
import { rankingWords, worthWords } from "./worth-words.ts";

/** Answers of which one in ten is wrong; `tells` says how far below the others a wrong one is. */
function answers(cases: number, tells: number, seed: number): RankedAnswers {
  const random = seededRandom(seed);
  const right = Array.from({ length: cases }, (_, at) => at % 10 !== 0);
  return { right, score: right.map((one) => random() - (one ? 0 : tells)) };
}

describe("how well certainty tells", () => {
  it("is how often a right answer is surer than a wrong one, a half for ties", () => {
    const right = [true, true, false, false, true];
    // Six pairs: .9 above .8 and .1; .8 ties with .8 and is above .1; .05 is above neither.
    expect(rightAboveWrong({ right, score: [0.9, 0.8, 0.8, 0.1, 0.05] })).toBeCloseTo(3.5 / 6, 12);
    expect(rightAboveWrong({ right, score: [1, 1, 1, 1, 1] })).toBe(0.5);
    expect(rightAboveWrong({ right: [true, true], score: [0.2, 0.9] })).toBeNull();
    expect(rightAboveWrong({ right: [], score: [] })).toBeNull();
  });

  it("is told apart by exchanging the two on each case", () => {
    const current = answers(400, 0.1, 1);
    const [better, same] = compareRankings([current, answers(400, 0.7, 2), answers(400, 0.1, 3)], seededRandom(4));
    expect(better).toMatchObject({ outcome: "better" });
    expect(better?.adjustedP).toBeLessThan(0.01);
    expect(same).toMatchObject({ outcome: "within-noise" });
    const [worse] = compareRankings([answers(400, 0.7, 2), current], seededRandom(4));
    expect(worse?.outcome).toBe("worse");
    expect(compareRankings([current, current], seededRandom(4))[0]?.p).toBe(1);
  });

  it("finds a difference between equals about as seldom as it should", () => {
    const found = Array.from({ length: 100 }, (_, at) => {
      const [one] = compareRankings([answers(80, 0.2, 2 * at), answers(80, 0.2, 2 * at + 1)], seededRandom(at));
      return one?.outcome === "within-noise" ? 0 : 1;
    }).reduce<number>((sum, one) => sum + one, 0);
    // Five of a hundred are allowed; more than eleven are seen once in a hundred and fifty times.
    expect(found).toBeLessThanOrEqual(11);
  });
});

describe("in words", () => {
  it("says what each costs, and what a further right answer does", () => {
    const dear = { costMicros: 115_000, right: 460, items: 500 };
    const free = { costMicros: 0, right: 437, items: 500 };
    expect(worthWords(dear, free, "EUR")).toBe(
      "A thousand cases cost 0.00 EUR, and 0.23 EUR as it is in force; each further right answer of what is in force costs 0.005 EUR.",
    );
    expect(worthWords(free, dear, "EUR")).toContain("each further right answer of this costs 0.005 EUR.");
    expect(worthWords(dear, { ...free, right: 460 }, "EUR")).toContain(
      "what is in force is dearer and not right more often.",
    );
    expect(worthWords(dear, dear, "EUR")).toBe("It costs the same.");
  });

  it("says whose certainty tells more", () => {
    const one = { p: 0.001, adjustedP: 0.002, outcome: "better" } as const;
    expect(rankingWords(one, { arm: 0.91, current: 0.7 }, 2)).toBe(
      "Its certainty tells more: a right answer is surer than a wrong one in 91 % of the pairs, 70 % as it is in force (p = 0.002, corrected for 2 comparisons).",
    );
    expect(rankingWords({ ...one, outcome: "within-noise" }, { arm: 0.7, current: null }, 1)).toMatch(/^Too few/);
    expect(rankingWords({ ...one, outcome: "within-noise" }, { arm: 0.5, current: 0.5 }, 1)).toBe(
      "Its certainty tells as much: a right answer is surer than a wrong one in 50 % of the pairs.",
    );
  });
});
