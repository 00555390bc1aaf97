import { expect, test } from "vitest";
import { mcnemar, pairedEvidence } from "./mcnemar.ts";
import { seededRandom } from "./seeded-random.ts";

test("the reference table 86 against 150", () => {
  const result = mcnemar(86, 150);
  expect(result.exact).toBeCloseTo(3.71594e-5, 10);
  expect(result.midP).toBeCloseTo(2.89339e-5, 10);
  expect(result.chiSquared).toBeCloseTo(17.355932, 6);
  expect(result.corrected).toBeCloseTo(16.817797, 6);
  expect(pairedEvidence(86, 150)).toBeCloseTo(339.939, 3);
});

test("the reference table 4 against 12", () => {
  const result = mcnemar(4, 12);
  expect(result.exact).toBeCloseTo(0.0768127, 7);
  expect(result.midP).toBeCloseTo(0.0490417, 7);
  expect([result.chiSquared, result.corrected]).toEqual([4, 3.0625]);
  expect(pairedEvidence(4, 12)).toBeCloseTo(1.58701, 5);
});

test("no disagreement, no evidence", () => {
  expect(mcnemar(0, 0)).toEqual({ exact: 1, midP: 1, chiSquared: 0, corrected: 0, chiSquaredP: 1 });
  expect(pairedEvidence(0, 0)).toBeCloseTo(1, 12);
  expect(mcnemar(5, 5)).toMatchObject({ exact: 1, midP: 1, chiSquared: 0, corrected: 0 });
});

test("equal judges reach evidence 20 at any time in fewer than one run of twenty", () => {
  const random = seededRandom(40);
  const promoted = Array.from({ length: 400 }, () => {
    let b = 0;
    for (let n = 1; n <= 500; n += 1) {
      b += random() < 0.5 ? 1 : 0;
      if (pairedEvidence(b, n - b) >= 20) return true;
    }
    return false;
  });
  expect(promoted.filter(Boolean).length).toBeLessThanOrEqual(20);
});
