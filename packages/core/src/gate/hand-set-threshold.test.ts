import { expect, test } from "vitest";
import { gateCurve } from "./gate-curve.ts";
import { handSetGate, thresholdRisk } from "./hand-set-threshold.ts";

const labelled = (n: number, wrong: number, confidence: number) =>
  Array.from({ length: n }, (_, i) => ({ confidence, correct: i >= wrong }));
const curveOf = (cases: ReturnType<typeof labelled>) =>
  gateCurve(
    cases.map((one) => one.confidence),
    cases.map((one) => (one.correct ? 0 : 1)),
  );
const goal = { target: 0.02, assurance: 0.95 };

test("what lies above it is counted and bounded", () => {
  const cases = [...labelled(200, 10, 0.9), ...labelled(100, 50, 0.5)];
  expect(thresholdRisk(cases, 0.9, 0.02, 0.95)).toMatchObject({ accepted: 200, errors: 10, observedError: 0.05 });
  expect(thresholdRisk(cases, 0.95, 0.02, 0.95)).toMatchObject({ accepted: 0, observedError: null, upperBound: 1 });
});

test("a risky threshold is called risky", () => {
  const gate = handSetGate({ ...goal, curve: curveOf(labelled(200, 5, 0.9)), threshold: 0.85, noun: "tickets" });
  expect(gate.keepsTarget).toBe(false);
  expect(gate.sentence).toBe(
    "Set by hand to 85 %: 5 of 200 labelled tickets above it were wrong; up to 5.2 % may be. " +
      "The chance that it misses the target of 2 in 100 is 78 %.",
  );
});

test("a sound one is called sound", () => {
  const gate = handSetGate({ ...goal, curve: curveOf(labelled(1_000, 4, 0.9)), threshold: 0.9 });
  expect(gate.keepsTarget).toBe(true);
  expect(gate.sentence).toContain("within the target of 2 in 100");
});

test("nothing above it means nothing is known", () => {
  const gate = handSetGate({ ...goal, curve: curveOf(labelled(10, 0, 0.5)), threshold: 0.9 });
  expect(gate.sentence).toContain("nothing is known about its errors");
});
