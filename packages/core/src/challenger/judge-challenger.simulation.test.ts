import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { compareAnswers } from "./compare-answers.ts";
import { judgeChallenger } from "./judge-challenger.ts";
import type { AnswerPair } from "./pair-tally.ts";
import { evidenceAbove } from "./paired-betting.ts";
import { criteriaFrom } from "./promotion-criteria.ts";

const criteria = criteriaFrom();
const lookEvery = 100;

/** Two models that are wrong in `errors` of all cases together and apart, as those of two trainings are. */
function stream(
  random: () => number,
  { both, champion, challenger }: Record<"both" | "champion" | "challenger", number>,
) {
  return (): AnswerPair => {
    const draw = random();
    const wrong = { truth: "a", segment: random() < 0.5 ? "x" : "y", weight: 1 };
    if (draw < both) return { ...wrong, champion: "b", challenger: "b" };
    if (draw < both + champion) return { ...wrong, champion: "b", challenger: "a" };
    if (draw < both + champion + challenger) return { ...wrong, champion: "a", challenger: "b" };
    return { ...wrong, champion: "a", challenger: "a" };
  };
}

/** The number of pairs after which the verdict first was so, looking again and again; null if never. */
function firstLook(draw: () => AnswerPair, state: "ready" | "refused", most: number): number | null {
  const pairs: AnswerPair[] = [];
  while (pairs.length < most) {
    for (let more = 0; more < lookEvery; more += 1) pairs.push(draw());
    const comparisons = [compareAnswers("topic", pairs, criteria)];
    const verdict = judgeChallenger({ comparisons, cost: null, automation: [], replayed: true }, criteria);
    if (verdict.state === state) return pairs.length;
  }
  return null;
}

function repeats(times: number, run: (random: () => number) => number | null): { share: number; median: number } {
  const hits = Array.from({ length: times }, (_, seed) => run(seededRandom(seed + 1))).filter((one) => one !== null);
  return {
    share: hits.length / times,
    median: hits.toSorted((a, b) => a - b)[Math.floor(hits.length / 2)] ?? Infinity,
  };
}

describe("over many deployments", () => {
  it("an A/A promotion is refused: equals pass in at most 5 %, although one looks at every disagreement", () => {
    const passed = repeats(1000, (random) => {
      const tally = { weight: 1, gains: 0, losses: 0, bothRight: 0, bothWrong: 0 };
      for (let seen = 0; seen < 400; seen += 1) {
        tally[random() < 0.5 ? "gains" : "losses"] += 1;
        if (evidenceAbove([tally], 0) >= criteria.evidence) return seen;
      }
      return null;
    });
    console.info(`A/A: promoted as better in ${(passed.share * 100).toFixed(1)} % of 1,000 runs of 400 disagreements`);
    expect(passed.share).toBeLessThanOrEqual(0.05);
    expect(passed.share).toBeGreaterThan(0);
  }, 60_000);

  it("equals pass in at most 5 % also where uncertain cases weigh less and audits are rare", () => {
    const audit = 0.1;
    const passed = repeats(400, (random) => {
      const heavy = { weight: 1, gains: 0, losses: 0, bothRight: 0, bothWrong: 0 };
      const light = { ...heavy, weight: audit };
      for (let seen = 0; seen < 1500; seen += 1) {
        // The challenger wins where the champion is unsure, and loses as much where it is sure.
        const unsure = random() < 0.5;
        const gain = random() < (unsure ? 0.8 : 0.2);
        if (unsure) light[gain ? "gains" : "losses"] += 1;
        else if (random() < audit) heavy[gain ? "gains" : "losses"] += 1;
        if (seen % 5 === 0 && evidenceAbove([heavy, light], 0) >= criteria.evidence) return seen;
      }
      return null;
    });
    expect(passed.share).toBeLessThanOrEqual(0.05);
  }, 60_000);

  it("the same pairs without weights would pass nearly always", () => {
    const audit = 0.1;
    const passed = repeats(50, (random) => {
      const heavy = { weight: 1, gains: 0, losses: 0, bothRight: 0, bothWrong: 0 };
      for (let seen = 0; seen < 1500; seen += 1) {
        const unsure = random() < 0.5;
        if (!unsure && random() >= audit) continue;
        heavy[random() < (unsure ? 0.8 : 0.2) ? "gains" : "losses"] += 1;
      }
      return evidenceAbove([heavy], 0) >= criteria.evidence ? 1 : null;
    });
    expect(passed.share).toBeGreaterThan(0.9);
  }, 60_000);

  it.each([
    { name: "a loss of 3 points", rates: { both: 0.05, champion: 0.02, challenger: 0.05 }, state: "refused" as const },
    { name: "a gain of 3 points", rates: { both: 0.05, champion: 0.05, challenger: 0.02 }, state: "ready" as const },
  ])(
    "$name is $state",
    ({ name, rates, state }) => {
      const found = repeats(60, (random) => firstLook(stream(random, rates), state, 3000));
      console.info(
        `${name}: ${state} in ${(found.share * 100).toFixed(0)} % of 60 runs, median after ${found.median} pairs`,
      );
      expect(found.share).toBeGreaterThan(0.9);
    },
    60_000,
  );

  it("a loss of 3 points is never promoted", () => {
    const rates = { both: 0.05, champion: 0.02, challenger: 0.05 };
    expect(repeats(60, (random) => firstLook(stream(random, rates), "ready", 1500)).share).toBe(0);
  }, 60_000);
});
