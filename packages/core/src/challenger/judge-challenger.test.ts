import { describe, expect, it } from "vitest";
import { compareAnswers } from "./compare-answers.ts";
import { type ChallengerFacts, judgeChallenger } from "./judge-challenger.ts";
import type { AnswerPair } from "./pair-tally.ts";
import { criteriaFrom } from "./promotion-criteria.ts";

const criteria = criteriaFrom();

/** So many cases of each kind, all of one segment and class. */
function pairs(
  { gains = 0, losses = 0, right = 0, wrong = 0 }: { gains?: number; losses?: number; right?: number; wrong?: number },
  changes: Partial<AnswerPair> = {},
): AnswerPair[] {
  const one = (champion: string, challenger: string): AnswerPair => ({
    truth: "bug",
    champion,
    challenger,
    segment: "gold",
    weight: 1,
    ...changes,
  });
  return [
    ...Array.from({ length: gains }, () => one("refund", "bug")),
    ...Array.from({ length: losses }, () => one("bug", "refund")),
    ...Array.from({ length: right }, () => one("bug", "bug")),
    ...Array.from({ length: wrong }, () => one("refund", "refund")),
  ];
}

function facts(some: readonly AnswerPair[], changes: Partial<ChallengerFacts> = {}): ChallengerFacts {
  return {
    comparisons: [compareAnswers("topic", some, criteria)],
    cost: null,
    automation: [],
    replayed: true,
    ...changes,
  };
}

const unmet = (of: ReturnType<typeof judgeChallenger>) => of.checks.filter((one) => !one.met).map((one) => one.code);

describe("a challenger", () => {
  it("is ready when it is right more often, and nothing speaks against it", () => {
    expect(judgeChallenger(facts(pairs({ gains: 20, losses: 3, right: 200 })), criteria)).toMatchObject({
      state: "ready",
    });
  });

  it("of paid models is not ready while nobody knows what a case costs, and is where it costs nothing", () => {
    const some = pairs({ gains: 20, losses: 3, right: 200 });
    expect(unmet(judgeChallenger(facts(some, { isPaid: true }), criteria))).toEqual(["cost"]);
    const free = { isPaid: true, cost: { champion: 0, challenger: 0 } };
    expect(judgeChallenger(facts(some, free), criteria)).toMatchObject({ state: "ready" });
  });

  it("that is the champion itself is never ready", () => {
    const verdict = judgeChallenger(facts(pairs({ right: 900, wrong: 100 })), criteria);
    expect(verdict.state).toBe("undecided");
    expect(verdict.sentence).toContain("Not shown to be better yet: topic, of 0 disagreements");
  });

  it("that is worse is refused for good", () => {
    const verdict = judgeChallenger(facts(pairs({ gains: 4, losses: 25, right: 200 })), criteria);
    expect(verdict).toMatchObject({ state: "refused" });
    expect(verdict.sentence).toBe(
      "topic: the champion is right more often (of 29 disagreements the challenger was right in 4, the champion in 25; evidence over 1,000).",
    );
  });

  it("waits for labels however good it looks", () => {
    expect(unmet(judgeChallenger(facts(pairs({ gains: 30, right: 20 })), criteria))).toEqual(["pairs"]);
  });

  it("is held back by a segment that loses, although it gains overall", () => {
    const some = [
      ...pairs({ gains: 60, losses: 5, right: 400 }),
      ...pairs({ losses: 12, right: 48 }, { segment: "silver", truth: "bug" }),
    ];
    const verdict = judgeChallenger(facts(some), criteria);
    expect(unmet(verdict)).toEqual(["segments"]);
    expect(verdict.sentence).toContain("loses more than 5 points in segment silver (20 points of 60 cases)");
  });

  it("is held back by a class that loses", () => {
    const lost: AnswerPair[] = Array.from({ length: 30 }, (_, at) => ({
      truth: "refund",
      champion: "refund",
      challenger: at < 9 ? "bug" : "refund",
      segment: null,
      weight: 1,
    }));
    expect(unmet(judgeChallenger(facts([...pairs({ gains: 50, right: 300 }), ...lost]), criteria))).toEqual([
      "classes",
    ]);
  });

  it("is not held back by a handful of cases, and says that they are few", () => {
    const some = [...pairs({ gains: 30, right: 300 }), ...pairs({ losses: 2, right: 3 }, { segment: "silver" })];
    const verdict = judgeChallenger(facts(some), criteria);
    expect(verdict.state).toBe("ready");
    expect(verdict.checks.find((one) => one.code === "segments")?.sentence).toContain(
      "Too few labels to tell: silver.",
    );
  });

  it.each<[string, Partial<ChallengerFacts>]>([
    ["cost", { cost: { champion: 100, challenger: 120 } }],
    ["automation", { automation: [{ judgment: "topic", champion: 0.6, challenger: 0 }] }],
    ["replay", { replayed: false }],
  ])("is held back by its %s", (code, changes) => {
    const verdict = judgeChallenger(facts(pairs({ gains: 30, right: 300 }), changes), criteria);
    expect(unmet(verdict)).toEqual([code]);
  });

  it("needs more evidence where more judgments gave it more chances", () => {
    const good = compareAnswers("topic", pairs({ gains: 12, losses: 2, right: 200 }), criteria);
    const same = compareAnswers("mood", pairs({ right: 200 }), criteria);
    const one = { comparisons: [good], cost: null, automation: [], replayed: true };
    expect(judgeChallenger(one, criteria).state).toBe("ready");
    expect(judgeChallenger({ ...one, comparisons: [good, same, same, same, same] }, criteria).state).toBe("undecided");
  });

  it("may be asked only not to be worse, and must show that too", () => {
    const frozen = criteriaFrom({ aim: "not-worse" });
    const few = compareAnswers("topic", pairs({ right: 110 }), frozen);
    const many = compareAnswers("topic", pairs({ gains: 3, losses: 3, right: 600 }), frozen);
    const rest = { cost: null, automation: [], replayed: true };
    expect(judgeChallenger({ ...rest, comparisons: [few] }, frozen).state).toBe("undecided");
    expect(judgeChallenger({ ...rest, comparisons: [many] }, frozen).state).toBe("ready");
  });

  it("with nothing to compare is not ready", () => {
    expect(judgeChallenger({ comparisons: [], cost: null, automation: [], replayed: true }, criteria).state).toBe(
      "undecided",
    );
  });
});
