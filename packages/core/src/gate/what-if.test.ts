import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gateCurve } from "./gate-curve.ts";
import { allowance, thresholdForShare, whatIf } from "./what-if.ts";

const curve = {
  labels: 1_000,
  points: [
    { threshold: 0.99, accepted: 300, errors: 0 },
    { threshold: 0.9, accepted: 600, errors: 6 },
    { threshold: 0.5, accepted: 1_000, errors: 67 },
  ],
};

describe("a threshold", () => {
  test("on the curve is told exactly", () => {
    expect(whatIf(curve, 0.99, 0.95)).toMatchObject({
      accepted: 300,
      errors: 0,
      automationRate: 0.3,
      expectedError: 0,
    });
    // SciPy: beta.ppf(0.95, 1, 300).
    expect(whatIf(curve, 0.99, 0.95).errorAtMost).toBeCloseTo(0.009936, 6);
  });

  test("between two points is told from the stricter one", () => {
    expect(whatIf(curve, 0.95, 0.95)).toMatchObject({ threshold: 0.95, accepted: 300 });
  });

  test("above all of them, or none at all, lets nothing through, and nothing is known", () => {
    for (const threshold of [1, null]) {
      const expected = { automationRate: 0, expectedError: null, errorAtMost: 1 };
      expect(whatIf(curve, threshold, 0.95)).toMatchObject(expected);
    }
    expect(whatIf({ labels: 0, points: [] }, 0.5, 0.95)).toMatchObject({ automationRate: 0, expectedError: null });
  });
});

test.each([
  [0.2, 0.99],
  [0.3, 0.99],
  [0.31, 0.9],
  [1, 0.5],
  [1.1, null],
])("to automate %d it takes %d", (share, threshold) => {
  expect(thresholdForShare(curve, share)).toBe(threshold);
});

test.each([
  [0.9, 0.9, "guaranteed"],
  [0.95, 0.9, "stricter"],
  [0.89, 0.9, "not-shown"],
  [0.95, null, "nothing-earned"],
] as const)("%d where %d was earned: %s", (threshold, earned, expected) => {
  expect(allowance(threshold, earned)).toBe(expected);
});

test("a lower threshold never automates less, and the bound is never under what was counted", () => {
  const labelled = fc.array(
    fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), wrong: fc.nat({ max: 1 }) }),
  );
  const threshold = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(labelled, threshold, threshold, (cases, one, other) => {
      const some = gateCurve(
        cases.map(({ score }) => score),
        cases.map(({ wrong }) => wrong),
      );
      const strict = whatIf(some, Math.max(one, other), 0.95);
      const lenient = whatIf(some, Math.min(one, other), 0.95);
      expect(lenient.automationRate).toBeGreaterThanOrEqual(strict.automationRate);
      expect(lenient.errorAtMost).toBeGreaterThanOrEqual(lenient.expectedError ?? 0);
    }),
    { numRuns: 200 },
  );
}, 20_000);
