import fc from "fast-check";
import { expect, test } from "vitest";
import { upperBound } from "./clopper-pearson.ts";
import { guaranteedThreshold } from "./learn-then-test.ts";

const cases = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 20 }).map((x) => x / 20),
    error: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
  }),
  { maxLength: 400 },
);
const targets = fc.double({ min: 0.02, max: 0.4, noNaN: true });

test("a threshold accepts exactly the cases at or above it, and its own bound keeps the target", () => {
  fc.assert(
    fc.property(cases, targets, fc.boolean(), (list, target, withPrior) => {
      const scores = list.map((one) => one.score);
      const errors = list.map((one) => one.error);
      const prior = withPrior ? { prior: { kind: "identity" as const } } : {};
      const answer = guaranteedThreshold({ scores, errors, target, assurance: 0.9, ...prior });
      const taken = list.filter((one) => answer.threshold !== null && one.score >= answer.threshold);
      expect(answer.accepted).toBe(taken.length);
      expect(answer.errorsAccepted).toBe(taken.filter((one) => one.error === 1).length);
      if (answer.threshold !== null) {
        expect(answer.upperBound).toBeLessThanOrEqual(target + 1e-12);
        expect(upperBound(answer.errorsAccepted, answer.accepted, 0.1)).toBe(answer.upperBound);
      }
    }),
  );
});

test("a case that turns out right never makes the gate automate less", () => {
  fc.assert(
    fc.property(cases, targets, fc.nat(), fc.boolean(), (list, target, which, withPrior) => {
      fc.pre(list.length > 0);
      const scores = list.map((one) => one.score);
      const errors = list.map((one) => one.error);
      const prior = withPrior ? { prior: { kind: "identity" as const } } : {};
      const accepted = (labels: number[]) =>
        guaranteedThreshold({ scores, errors: labels, target, assurance: 0.9, ...prior }).accepted;
      expect(accepted(errors.with(which % list.length, 0))).toBeGreaterThanOrEqual(accepted(errors));
    }),
  );
});
