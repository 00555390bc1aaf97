import { seededRandom } from "@surety/core/statistics/seeded-random";
import { describe, expect, it } from "vitest";
import { automationAtTargets, type ScoredAnswer } from "./automation-at-targets.ts";

/** Answers that are right with the probability that they state. */
function honest(count: number, seed: number): ScoredAnswer[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const score = random() ** 0.06;
    return { score, right: random() < score };
  });
}

const targets = [0.02, 0.05];

describe("automationAtTargets", () => {
  const [strict, lenient] = automationAtTargets({
    calibration: honest(4000, 1),
    test: honest(4000, 2),
    outside: [0.2, 0.999],
    targets,
    assurance: 0.95,
    prior: { kind: "identity" },
  });

  it("automates more at a more lenient target, and keeps both on other cases", () => {
    expect(lenient!.automationRate).toBeGreaterThan(strict!.automationRate);
    expect(lenient!.threshold).toBeLessThan(strict!.threshold ?? 0);
    for (const one of [strict!, lenient!]) {
      expect(one.observedError).toBeLessThanOrEqual(one.target);
      expect(one.observedError).toBe(one.errors / one.automated);
      expect(one.automationRate).toBe(one.automated / 4000);
      expect(one.observedErrorInterval.low).toBeLessThanOrEqual(one.observedError);
      expect(one).toMatchObject({ calibrationLabels: 4000, labelsMissing: null, advice: null });
    }
  });

  it("counts the cases of no class that slip through", () => {
    expect(lenient!.outsideAutomated).toBe(1);
  });

  it("automates nothing where the labels are too few, and says how many are missing", () => {
    const test = honest(100, 2);
    const [none] = automationAtTargets({ calibration: honest(50, 1), test, targets: [0.01], assurance: 0.95 });
    expect(none).toMatchObject({ threshold: null, automationRate: 0, automated: 0, observedError: 0, errors: 0 });
    expect(none!.labelsMissing).toBeGreaterThan(200);
    expect(none!.advice).toContain("Label");
  });

  it("never automates what goes to a person anyway, however lenient the target", () => {
    const cases = [...honest(1000, 1), ...Array.from({ length: 10 }, () => ({ score: 0, right: true }))];
    const question = { calibration: cases, test: cases, outside: [0, 0.9], targets: [0.2], assurance: 0.95 };
    const threshold = Math.min(...honest(1000, 1).map(({ score }) => score));
    expect(automationAtTargets(question)[0]).toMatchObject({ threshold, automated: 1000, outsideAutomated: 1 });
    const hopeless = { ...question, calibration: cases.slice(1000).map((each) => ({ ...each, right: true })) };
    expect(automationAtTargets(hopeless)[0]).toMatchObject({ threshold: null, automated: 0 });
  });

  it("stands lists without a case", () => {
    const [empty] = automationAtTargets({ calibration: [], test: [], targets: [0.05], assurance: 0.95 });
    expect(empty).toMatchObject({ threshold: null, automationRate: 0, calibrationLabels: 0 });
  });
});
