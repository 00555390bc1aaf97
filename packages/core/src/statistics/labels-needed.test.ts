import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialCdf } from "./binomial.ts";
import { upperBound } from "./clopper-pearson.ts";
import { labelsForErrors, labelsNeeded } from "./labels-needed.ts";

test.each([
  [0.01, [299, 473, 628, 773, 913, 1049]],
  [0.02, [149, 236, 313, 386, 456, 523]],
  [0.05, [59, 93, 124, 153, 181, 208]],
])("cases needed for %d with none to five errors at 95 %", (target, expected) => {
  expect(expected.map((_, errors) => labelsForErrors(errors, target, 0.95))).toEqual(expected);
});

test("without errors at 99.9 %", () => {
  expect([0.01, 0.02, 0.05].map((target) => labelsForErrors(0, target, 0.999))).toEqual([688, 342, 135]);
});

test("it is the first number that passes, for any errors, target and assurance", () => {
  const targets = fc.double({ min: 0.002, max: 0.7, noNaN: true });
  const assurances = fc.double({ min: 0.3, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(fc.nat(300), targets, assurances, (errors, target, assurance) => {
      const n = labelsForErrors(errors, target, assurance);
      expect(n).toBeGreaterThan(errors);
      expect(binomialCdf(errors, n, target)).toBeLessThanOrEqual(1 - assurance);
      if (n > errors + 1) expect(binomialCdf(errors, n - 1, target)).toBeGreaterThan(1 - assurance);
    }),
  );
});

test("an error-free model needs the error-free number, spread over all cases", () => {
  const plan = { target: 0.01, assurance: 0.95, expectedErrorRate: 0 };
  expect(labelsNeeded(plan)).toBe(299);
  expect(labelsNeeded({ ...plan, acceptedShare: 0.5 })).toBe(598);
});

test("the planned number passes with the wanted power, one error fewer would not", () => {
  const n = labelsNeeded({ target: 0.02, assurance: 0.95, expectedErrorRate: 0.01, power: 0.8 })!;
  let allowed = 0;
  while (upperBound(allowed + 1, n, 0.05) <= 0.02) allowed += 1;
  expect(binomialCdf(allowed, n, 0.01)).toBeGreaterThanOrEqual(0.8);
  const shorter = labelsForErrors(allowed - 1, 0.02, 0.95);
  expect(binomialCdf(allowed - 1, shorter, 0.01)).toBeLessThan(0.8);
});

test("what has been seen counts, for and against", () => {
  const plan = { target: 0.02, assurance: 0.95, expectedErrorRate: 0.005 };
  const fresh = labelsNeeded(plan)!;
  expect(labelsNeeded({ ...plan, seen: { accepted: 200, errors: 0 } })!).toBeLessThan(fresh);
  expect(labelsNeeded({ ...plan, seen: { accepted: 200, errors: 6 } })!).toBeGreaterThan(fresh - 200);
  expect(labelsNeeded({ ...plan, seen: { accepted: 2_000, errors: 10 } })).toBe(0);
});

test("no number of labels helps a model that is not good enough", () => {
  expect(labelsNeeded({ target: 0.02, assurance: 0.95, expectedErrorRate: 0.02 })).toBeNull();
  expect(labelsNeeded({ target: 0.02, assurance: 0.95, expectedErrorRate: 0.01, acceptedShare: 0 })).toBeNull();
  expect(labelsNeeded({ target: 0.02, assurance: 0.95, expectedErrorRate: 0.0199999 })).toBeNull();
});
