import { describe, expect, it } from "vitest";
import { type AnsweredCase, measureAnswers, scoredAnswer } from "./measure-answers.ts";

const answered = (label: string, value: string, confidence: number, outOfScope = 0): AnsweredCase => ({
  label,
  answer: { value, confidence, outOfScope },
});
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const aims = { targets: [0.05], assurance: 0.95, classes: new Set(["a", "b"]) };

describe("measureAnswers", () => {
  it("measures what a gate would see, and leaves strangers to the scope", () => {
    const test = [
      ...times(90, answered("a", "a", 0.9)),
      ...times(10, answered("b", "a", 0.2)),
      answered("c", "a", 0.95, 0.4),
    ];
    const calibration = times(200, { score: 0.9, right: true });
    const result = measureAnswers({ ...aims, none: null, calibration, prior: { kind: "identity" }, test });
    expect(result).toMatchObject({ n: 100, classes: 2, accuracy: 0.9, outOfScopeCases: 1, outOfScopeAuroc: 1 });
    expect(result.ece).toBeCloseTo(0.11);
    expect(result.automation[0]).toMatchObject({
      threshold: 0.9,
      automationRate: 0.9,
      observedError: 0,
      outsideAutomated: 1,
    });
  });

  it("takes a text unlike all others for none, where there is such a label", () => {
    const test = [answered("none", "a", 0.9, 0.8), answered("a", "a", 0.9, 0.8), answered("b", "b", 0.9)];
    const withNone = measureAnswers({ ...aims, none: "none", calibration: [], test });
    expect(withNone).toMatchObject({ n: 3, accuracy: 2 / 3, outOfScopeCases: 1, outOfScopeAuroc: 0.75 });
    const without = measureAnswers({ ...aims, none: null, calibration: [], test });
    expect(without).toMatchObject({ n: 2, accuracy: 1, outOfScopeCases: 1 });
  });
});

it("never scores what goes to a person anyway", () => {
  expect(scoredAnswer(answered("a", "a", 0.9, 0.6), null)).toEqual({ score: 0, right: true });
  expect(scoredAnswer(answered("none", "a", 0.9), "none")).toEqual({ score: 0.9, right: false });
});
