import { describe, expect, it } from "vitest";
import { compareArms } from "./compare-arms.ts";
import { comparisonWords, verdictWords } from "./comparison-words.ts";

/** Answers of two on the same cases: right together, the second alone, the first alone, wrong together. */
function pair(both: number, onlyArm: number, onlyCurrent: number, neither: number): [boolean[], boolean[]] {
  const run = (count: number, one: boolean, other: boolean) =>
    Array.from({ length: count }, () => [one, other] as const);
  const all = [
    ...run(both, true, true),
    ...run(onlyArm, false, true),
    ...run(onlyCurrent, true, false),
    ...run(neither, false, false),
  ];
  return [all.map(([one]) => one), all.map(([, other]) => other)];
}

describe("arms on the same cases", () => {
  it("are told apart by the cases on which one alone is right, and by nothing else", () => {
    const [current, arm] = pair(400, 31, 9, 60);
    const [one] = compareArms([current, arm]);
    expect(one).toMatchObject({ onlyArm: 31, onlyCurrent: 9, bothRight: 400, bothWrong: 60, outcome: "better" });
    // Two-sided exact: 2 P(Bin(40, 1/2) ≤ 9), from SciPy's binomtest(9, 40).
    expect(one?.p).toBeCloseTo(0.00068, 6);
    expect(one?.difference.value).toBeCloseTo(0.044, 12);
    expect(one?.difference.low).toBeGreaterThan(0);
    expect(compareArms([arm, current])[0]?.outcome).toBe("worse");
    expect(compareArms(pair(4000, 31, 9, 6000))[0]?.p).toBe(one?.p);
  });

  it("count for less the more of them there are", () => {
    const [current, arm] = pair(450, 12, 3, 35);
    expect(compareArms([current, arm])[0]?.outcome).toBe("better");
    const many = compareArms([current, arm, current, current, arm]);
    expect(many[0]?.p).toBeLessThan(0.05);
    expect(many[0]?.adjustedP).toBeCloseTo(4 * (many[0]?.p ?? 0), 12);
    expect(many.map(({ outcome }) => outcome)).toEqual(["within-noise", "alike", "alike", "within-noise"]);
    expect(many[0]?.difference.low).toBeLessThan(0);
  });

  it("that nobody can tell apart say how many cases would", () => {
    const [one] = compareArms(pair(440, 14, 11, 35));
    expect(one).toMatchObject({ outcome: "within-noise", p: expect.closeTo(0.69, 2) as number });
    expect(one?.neededItems).toBeGreaterThan(8000);
    const words = comparisonWords(one!, { items: 500, arms: 1 });
    expect(words).toMatch(
      /^Within noise\. Alone right on 14 of 500 cases, against 11 \(p = 0\.69\)\. If the difference of \+0\.6 points is real, about 11,000 cases would tell\. 500 cases tell a difference of 2\.\d points or more\.$/,
    );
    const [none] = compareArms(pair(480, 10, 10, 0));
    expect(comparisonWords(none!, { items: 500, arms: 1 })).toContain("No difference was seen.");
  });

  it("are told in words, the best first", () => {
    const [current, better] = pair(400, 31, 9, 60);
    const [, worse] = pair(400, 0, 40, 60);
    const all = compareArms([current, better, worse]);
    expect(comparisonWords(all[0]!, { items: 500, arms: 2 })).toMatch(
      /^Better than what is in force, by \+4\.4 points \(between \+\d\.\d and \+\d\.\d\)\. Alone right on 31 of 500 cases, against 9 \(p = 0\.001, corrected for 2 comparisons\)\.$/,
    );
    expect(comparisonWords(compareArms([current, current])[0]!, { items: 500, arms: 1 })).toBe(
      "Alike: on each of 500 cases both were right or both were wrong.",
    );
    expect(verdictWords(all, ["short, brain/large", "long"])).toBe(
      "short, brain/large is better than what is in force.",
    );
    expect(verdictWords(all.slice(1), ["long"])).toBe("Everything else was worse than what is in force.");
    expect(verdictWords(compareArms(pair(440, 14, 11, 35)), ["a"])).toBe(
      "Nothing was shown to be better than what is in force.",
    );
  });
});
