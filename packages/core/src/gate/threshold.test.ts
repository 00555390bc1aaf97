import { describe, expect, test } from "vitest";
import { fitGate, thresholdFor, type CalibrationCase } from "./threshold.ts";
import { seededRandom } from "../statistics/seeded-random.ts";

function cases(n: number, seed: number, segment?: string, difficulty = 0.38): CalibrationCase[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const confidence = 1 - difficulty * random() ** 3;
    const correct = random() < confidence;
    return segment === undefined ? { confidence, correct } : { confidence, correct, segment };
  });
}

const goal = { target: 0.05, assurance: 0.95 };

describe("one gate", () => {
  const fitted = fitGate({ ...goal, calibrationCases: cases(2_000, 1), prior: { kind: "identity" }, noun: "tickets" });
  const gate = fitted.segments[0]!;

  test("carries its evidence", () => {
    expect(gate.segment).toBeNull();
    expect(gate.threshold).toBeGreaterThan(0.6);
    expect(gate.evidence).toMatchObject({ n: 2_000, method: "separate-calibrator", assurance: 0.95 });
    expect(gate.evidence.automationRate).toBe(gate.evidence.accepted / 2_000);
    expect(gate.evidence.upperBound).toBeLessThanOrEqual(0.05);
    expect(fitted.automationRate).toBeGreaterThan(0.4);
  });

  test("says its promise and asks for nothing", () => {
    expect(gate.guarantee).toContain("fewer than 5 in 100 automated tickets are wrong; 2,000 labels support this");
    expect([gate.advice, gate.labelsMissing]).toEqual([null, null]);
  });

  test("shows that the naive threshold is lower and risks more", () => {
    expect(gate.naive!.threshold).toBeLessThanOrEqual(gate.threshold!);
    expect(gate.naive!.observedError).toBeLessThanOrEqual(0.05);
    expect(gate.naive!.upperBound).toBeGreaterThan(0.05);
    expect(gate.naive!.chanceOverTarget).toBeGreaterThan(0.2);
  });

  test("serves every segment", () => {
    expect(thresholdFor(fitted, undefined)).toBe(gate.threshold);
    expect(thresholdFor(fitted, "gold")).toBe(gate.threshold);
  });
});

describe("segments", () => {
  const calibrationCases = [...cases(3_000, 2, "standard"), ...cases(40, 3, "gold")];
  const fitted = fitGate({ ...goal, calibrationCases, prior: { kind: "identity" } });

  test("split the assurance, so that all promises hold together", () => {
    expect(fitted.segments.map((one) => one.segment)).toEqual(["gold", "standard"]);
    for (const one of fitted.segments) expect(one.evidence.assurance).toBeCloseTo(0.975, 12);
  });

  test("one with too few labels automates nothing and says what it needs", () => {
    const gold = fitted.segments[0]!;
    expect(gold.threshold).toBeNull();
    expect(gold.advice).toMatch(/^Label [\d,]+ more of segment gold to automate at 5 %\.$/);
    expect(gold.labelsMissing).toBeGreaterThan(30);
    expect(gold.guarantee).toContain("Not automated yet: 40 labels");
    expect(fitted.segments[1]!.threshold).not.toBeNull();
  });

  test("a segment that the gate was not fitted on goes to people", () => {
    expect(thresholdFor(fitted, "gold")).toBeNull();
    expect(thresholdFor(fitted, "standard")).toBe(fitted.segments[1]!.threshold);
    expect(thresholdFor(fitted, "unheard-of")).toBeNull();
    expect(thresholdFor(fitted, undefined)).toBeNull();
  });

  test("listed segments without a label are there too", () => {
    const { segments } = fitGate({ ...goal, calibrationCases: [], segments: ["gold"] });
    expect(segments[0]).toMatchObject({ segment: "gold", threshold: null, evidence: { n: 0, automationRate: 0 } });
    expect(segments[0]!.labelsMissing).toBeGreaterThan(58);
  });
});

describe("advice", () => {
  test("following it works about four times in five", () => {
    const prior = { kind: "identity" } as const;
    const outcomes = Array.from({ length: 60 }, (_, i) => {
      const few = cases(120, 1_000 + i);
      const missing = fitGate({ ...goal, calibrationCases: few, prior, target: 0.02 }).segments[0]!.labelsMissing;
      if (missing === null) return null;
      const more = [...few, ...cases(missing, 5_000 + i)];
      return fitGate({ ...goal, calibrationCases: more, prior, target: 0.02 }).segments[0]!.threshold !== null;
    }).filter((outcome) => outcome !== null);
    expect(outcomes.length).toBeGreaterThan(40);
    expect(outcomes.filter(Boolean).length / outcomes.length).toBeGreaterThan(0.6);
  });

  test("a model that is wrong everywhere is told so", () => {
    const coin = cases(1_500, 9).map((one, i) => ({ ...one, correct: i % 3 !== 0 }));
    const gate = fitGate({ ...goal, calibrationCases: coin }).segments[0]!;
    expect(gate).toMatchObject({ threshold: null, labelsMissing: null });
    expect(gate.advice).toContain("More labels alone will not");
  });
});

test("labels of a live gate are weighed: all reviews, few audits", () => {
  const random = seededRandom(21);
  const seen = cases(30_000, 20)
    .map((one) => ({ ...one, probability: one.confidence >= 0.9 ? 0.1 : 1 }))
    .filter((one) => random() < one.probability);
  const ask = () => fitGate({ ...goal, calibrationCases: seen, prior: { kind: "identity" }, random: seededRandom(1) });
  const fitted = ask();
  expect(fitted).toEqual(ask());
  expect(fitted.segments[0]!.evidence.n).toBeLessThan(4_000);
  expect(Math.abs(fitted.automationRate - fitted.segments[0]!.evidence.automationRate)).toBeLessThan(0.04);
  expect(() => fitGate({ ...goal, calibrationCases: seen })).toThrow(RangeError);
});

test("looking again costs assurance", () => {
  const calibrationCases = cases(1_000, 5);
  const at = (look: number) =>
    fitGate({ ...goal, calibrationCases, look, prior: { kind: "identity" } }).segments[0]!.evidence;
  expect(at(1).assurance).toBeCloseTo(1 - 0.05 * 0.6079, 4);
  expect(at(4).assurance).toBeGreaterThan(at(1).assurance);
  expect(at(4).accepted).toBeLessThanOrEqual(at(1).accepted);
});

test("judgments of one block share the assurance, as its segments do", () => {
  const calibrationCases = cases(1_000, 5).map((one, i) => ({ ...one, segment: i % 2 === 0 ? "a" : "b" }));
  const { segments } = fitGate({ ...goal, calibrationCases, judgments: 2 });
  for (const one of segments) expect(one.evidence.assurance).toBeCloseTo(1 - 0.05 / 4, 12);
});

test("the curve passes through the earned and the naive threshold", () => {
  const { threshold, evidence, naive, curve } = fitGate({ ...goal, calibrationCases: cases(3_000, 5) }).segments[0]!;
  const at = (wanted: number) => curve.points.find((point) => point.threshold === wanted);
  expect(curve.labels).toBe(3_000);
  expect(at(threshold!)).toEqual({ threshold, accepted: evidence.accepted, errors: evidence.errors });
  expect(at(naive!.threshold)).toMatchObject({ accepted: naive!.accepted, errors: naive!.errors });
  expect(curve.points.length).toBeLessThan(130);
});

describe("segments that have too few labels yet", () => {
  const prior = { kind: "identity" } as const;
  const large = [...cases(2_000, 6, "gold"), ...cases(2_000, 7, "silver")];
  const small = Array.from({ length: 10 }, (_, i) => cases(12, 30 + i, `supplier ${i}`)).flat();
  const fit = (calibrationCases: CalibrationCase[]) => fitGate({ ...goal, calibrationCases, prior, look: 1 });

  test("leave their share of the assurance to the others", () => {
    const among = fit([...large, ...small]).segments.filter((one) => one.tested);
    expect(among.map((one) => one.segment)).toEqual(["gold", "silver"]);
    expect(among).toEqual(fit(large).segments);
  });

  test("are not tested, and say how many labels they need for an equal share", () => {
    const waiting = fit([...large, ...small]).segments.filter((one) => !one.tested);
    expect(waiting).toHaveLength(10);
    for (const one of waiting) expect(one).toMatchObject({ threshold: null, evidence: { n: 12, accepted: 0 } });
    expect(waiting[0]!.evidence.assurance).toBeCloseTo(1 - (0.05 * 0.6079) / 12, 5);
    expect(waiting[0]!.labelsMissing).toBeGreaterThan(90);
  });

  test("a gate of nothing else was not tested at all", () => {
    expect(fit(small).tested).toBe(false);
    expect(fit(large).tested).toBe(true);
  });
});

test(
  "over many deployments with many small segments no promise is broken more often than it may",
  { timeout: 60_000 },
  () => {
    const random = seededRandom(77);
    const shares = Array.from({ length: 8 }, (_, i) => 1 / (i + 1));
    // Confidence is uniform in [0.7, 1] and a hair too sure of itself at the top, so that the bound can break.
    const risk = (confidence: number) => Math.min(1, 1.05 * (1 - confidence));
    const broken = Array.from({ length: 200 }, () => {
      const calibrationCases = shares.flatMap((share, i) =>
        Array.from({ length: Math.round(share * 600) }, () => {
          const confidence = 0.7 + 0.3 * random();
          return { confidence, correct: random() >= risk(confidence), segment: `${i}` };
        }),
      );
      const { segments } = fitGate({ ...goal, calibrationCases, prior: { kind: "identity" }, look: 1 });
      // The mean risk above a threshold t is 1.05·(1 − t)/2.
      return segments.some(({ threshold }) => threshold !== null && (1.05 * (1 - threshold)) / 2 > goal.target);
    });
    expect(broken.filter(Boolean).length / 200).toBeLessThanOrEqual(0.05);
  },
);
