import { compareAnswers } from "@surety/core/challenger/compare-answers";
import { judgeChallenger } from "@surety/core/challenger/judge-challenger";
import type { AnswerPair } from "@surety/core/challenger/pair-tally";
import { criteriaFrom } from "@surety/core/challenger/promotion-criteria";
import type { ChallengerDetail, ChallengerSummary, Disagreement, PromotionRow } from "@surety/core/wire/challenger";
import { FIXTURE_NOW, minutesBefore, pick, seeded } from "./seeded.ts";

const labels = ["billing", "refund", "bug", "how-to"];
const segments = ["gold", "silver", "free"];

/** Labelled cases of two models: `champion` and `challenger` are the shares in which only the other is right. */
function pairs(count: number, shares: { champion: number; challenger: number; both: number }): AnswerPair[] {
  const random = seeded(count);
  return Array.from({ length: count }, () => {
    const truth = pick(labels, random);
    const wrong = labels.find((one) => one !== truth) ?? "bug";
    const draw = random();
    const championWrong = draw < shares.both + shares.champion;
    const challengerWrong =
      draw < shares.both ||
      (draw >= shares.both + shares.champion && draw < shares.both + shares.champion + shares.challenger);
    return {
      truth,
      champion: championWrong ? wrong : truth,
      challenger: challengerWrong ? wrong : truth,
      segment: pick(segments, random),
      weight: random() < 0.08 ? 0.03 : 1,
    };
  });
}

const champion = {
  version: { hash: "5f2c9a1b7d3e4f60a1b2c3d4e5f60718", number: 4 },
  models: { intent: "9c41d07e55aa12f0" },
};
const challenger = {
  version: { hash: "5f2c9a1b7d3e4f60a1b2c3d4e5f60718", number: 4 },
  models: { intent: "e03b771fd0c4a98b" },
};

const summary: ChallengerSummary = {
  id: "0199a2f0-0000-7000-8000-000000000001",
  workflow: "support-triage",
  status: "shadowing",
  sentence: "",
  reason: "Trained from the labels there are now",
  createdBy: "Ada Okafor",
  createdAt: minutesBefore(FIXTURE_NOW, 2900),
  endedAt: null,
  canaryShare: 0,
  champion,
  challenger,
  replay: {
    from: minutesBefore(FIXTURE_NOW, 90 * 1440),
    to: minutesBefore(FIXTURE_NOW, 2900),
    cases: 8412,
    done: 8412,
  },
  shadowed: 316,
  money: null,
  paused: null,
};

function detail(some: AnswerPair[], change: Partial<ChallengerDetail> = {}): ChallengerDetail {
  const criteria = criteriaFrom();
  const comparisons = [compareAnswers("intent", some, criteria)];
  const automation = [
    { judgment: "intent", target: 0.02, assurance: 0.95, labels: 1240, champion: 0.71, challenger: 0.78 },
  ];
  const verdict = judgeChallenger({ comparisons, cost: null, automation, replayed: true }, criteria);
  const status = { ready: "ready", refused: "refused", undecided: "shadowing" } as const;
  return {
    ...summary,
    status: status[verdict.state],
    sentence: verdict.sentence,
    criteria,
    criteriaHash: "b7e1f0c22d8c4f1e93a5c0d1770be4a9e0c5f3b2a1d4968775aa03fe1c2d4b60",
    verdict,
    comparisons,
    agreement: [{ judgment: "intent", agreed: { value: 0.943, low: 0.938, high: 0.948, n: 8728 } }],
    actions: { cases: 8728, different: 431 },
    automation,
    cost: null,
    canary: null,
    rivals: [],
    ...change,
  };
}

/** Challengers by how far they have come. */
export const challengerDetail = {
  ready: (change: Partial<ChallengerDetail> = {}): ChallengerDetail =>
    detail(pairs(1240, { both: 0.04, champion: 0.048, challenger: 0.017 }), change),
  undecided: (change: Partial<ChallengerDetail> = {}): ChallengerDetail =>
    detail(pairs(240, { both: 0.05, champion: 0.03, challenger: 0.02 }), change),
  refused: (change: Partial<ChallengerDetail> = {}): ChallengerDetail =>
    detail(pairs(900, { both: 0.04, champion: 0.015, challenger: 0.06 }), change),
};

export const challengerSummary = {
  open: (change: Partial<ChallengerSummary> = {}): ChallengerSummary => ({ ...summary, ...change }),
  refused: (change: Partial<ChallengerSummary> = {}): ChallengerSummary => ({
    ...summary,
    id: "0199a2f0-0000-7000-8000-000000000000",
    status: "refused",
    sentence:
      "intent: the champion is right more often (of 67 disagreements the challenger was right in 13, the champion in 54; evidence over 10,000).",
    createdAt: minutesBefore(FIXTURE_NOW, 20_000),
    endedAt: minutesBefore(FIXTURE_NOW, 19_900),
    ...change,
  }),
};

/** Promotions by what became of them. */
export const promotion = {
  rolledBack: (change: Partial<PromotionRow> = {}): PromotionRow => ({
    id: "0199a2f0-0000-7000-8000-000000000009",
    workflow: "support-triage",
    challenger: "0199a2f0-0000-7000-8000-000000000005",
    by: "Ada Okafor",
    at: minutesBefore(FIXTURE_NOW, 40_000),
    overrideBecause: null,
    champion: { ...champion, version: { ...champion.version, number: 3 } },
    promoted: champion,
    rolledBack: {
      by: "Surety",
      at: minutesBefore(FIXTURE_NOW, 36_000),
      because:
        "Guarantee broken: intent of silver (support-triage): Of 84 automated answers that people checked afterwards, 9 were wrong: about 11 % (between 5 % and 19 %). Promised were at most 2 %.",
      automatic: true,
    },
    verified: true,
    ...change,
  }),
  inForce: (change: Partial<PromotionRow> = {}): PromotionRow => ({
    ...promotion.rolledBack(),
    id: "0199a2f0-0000-7000-8000-000000000010",
    at: minutesBefore(FIXTURE_NOW, 9000),
    rolledBack: null,
    ...change,
  }),
};

export const disagreements = (count = 6): Disagreement[] => {
  const random = seeded(7);
  return Array.from({ length: count }, (_, at): Disagreement => {
    const truth = pick(labels, random);
    const wrong = labels.find((one) => one !== truth) ?? "bug";
    const challengerRight = random() < 0.7;
    return {
      caseId: at % 4 === 3 ? null : `case_${999_990 - at}`,
      title:
        ["Charged twice in March", "The export stays empty", "How do I add a colleague?", "Money back, please"][
          at % 4
        ] ?? "",
      judgment: "intent",
      segment: pick(segments, random),
      champion: { value: challengerRight ? wrong : truth, confidence: 0.5 + random() / 2 },
      challenger: { value: challengerRight ? truth : wrong, confidence: 0.5 + random() / 2 },
      truth: random() < 0.75 ? truth : null,
    };
  });
};
