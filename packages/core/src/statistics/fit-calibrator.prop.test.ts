import fc from "fast-check";
import { expect, test } from "vitest";
import { calibrate } from "./calibrator.ts";
import { fitBeta } from "./fit-beta.ts";
import { fitCalibrator } from "./fit-calibrator.ts";
import { fitIsotonic } from "./fit-isotonic.ts";

const labelled = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)), {
  minLength: 1,
  maxLength: 120,
});
const points = Array.from({ length: 21 }, (_, i) => i / 20);

test.each([
  ["fitCalibrator", fitCalibrator],
  ["fitBeta", fitBeta],
  ["fitIsotonic", fitIsotonic],
] as const)("%s: confidence never falls as the score rises, and stays in [0, 1]", (_, fit) => {
  fc.assert(
    fc.property(labelled, (cases) => {
      const fitted = fit(
        cases.map(([score]) => score),
        cases.map(([, hit]) => hit),
      );
      const values = points.map((point) => calibrate(fitted, point));
      values.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value).toBeGreaterThanOrEqual((values[i - 1] ?? 0) - 1e-12);
      });
    }),
  );
});

test("what is chosen from few labels is never certain for scores that are not", () => {
  fc.assert(
    fc.property(labelled, (cases) => {
      const fitted = fitCalibrator(
        cases.map(([score]) => score),
        cases.map(([, hit]) => hit),
      );
      for (const point of points.slice(1, -1)) {
        expect(calibrate(fitted, point)).toBeGreaterThan(0);
        expect(calibrate(fitted, point)).toBeLessThan(1);
      }
    }),
  );
});
