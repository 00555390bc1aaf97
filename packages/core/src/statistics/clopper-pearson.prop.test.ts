import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialCdf } from "./binomial.ts";
import { clopperPearson, upperBound } from "./clopper-pearson.ts";

const counts = fc
  .integer({ min: 1, max: 2_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const deltas = fc.double({ min: 1e-6, max: 0.5, noNaN: true });

test("the interval holds the observed share", () => {
  fc.assert(
    fc.property(counts, deltas, ([k, n], delta) => {
      const { low, high } = clopperPearson(k, n, 1 - delta);
      expect(low).toBeLessThanOrEqual(k / n);
      expect(high).toBeGreaterThanOrEqual(k / n);
    }),
  );
});

test("the upper bound is where the binomial tail is delta", () => {
  fc.assert(
    fc.property(counts, deltas, ([k, n], delta) => {
      fc.pre(k < n);
      expect(binomialCdf(k, n, upperBound(k, n, delta))).toBeCloseTo(delta, 8);
    }),
  );
});

test("more errors raise the bound, more cases lower it, more assurance raises it", () => {
  fc.assert(
    fc.property(counts, deltas, ([k, n], delta) => {
      const bound = upperBound(k, n, delta);
      expect(upperBound(k + 1, n, delta)).toBeGreaterThanOrEqual(bound);
      expect(upperBound(k, n + 1, delta)).toBeLessThanOrEqual(bound);
      expect(upperBound(k, n, delta / 2)).toBeGreaterThanOrEqual(bound);
    }),
  );
});
