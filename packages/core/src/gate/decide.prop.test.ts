import fc from "fast-check";
import { expect, test } from "vitest";
import { decideGate, type GateQuestion } from "./decide.ts";

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const questions: fc.Arbitrary<GateQuestion> = fc.record({
  confidence: unit,
  threshold: fc.option(unit, { nil: null }),
  stage: fc.constantFrom("draft", "shadow", "assisted", "live", "paused"),
  stakes: fc.constantFrom("low", "normal", "high"),
  checksPassed: fc.boolean(),
  abstained: fc.boolean(),
  outOfScope: fc.boolean(),
  closed: fc.boolean(),
  auditRate: unit,
  draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

test("nothing is automated unless everything speaks for it", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const { route, auditProbability } = decideGate(question);
      if (route === "review") return;
      expect(question).toMatchObject({
        stage: "live",
        checksPassed: true,
        abstained: false,
        outOfScope: false,
        closed: false,
      });
      expect(question.stakes).not.toBe("high");
      expect(question.confidence).toBeGreaterThanOrEqual(question.threshold ?? Infinity);
      expect(auditProbability).toBeGreaterThanOrEqual(0.01);
    }),
    { numRuns: 1_000 },
  );
});

test("more confidence never sends a case back to people", () => {
  fc.assert(
    fc.property(questions, unit, (question, more) => {
      const higher = { ...question, confidence: Math.max(question.confidence, more) };
      if (decideGate(question).route !== "review") expect(decideGate(higher).route).not.toBe("review");
    }),
  );
});
