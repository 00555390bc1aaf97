import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealFolds } from "./folds.ts";

const labelLists = fc.array(fc.nat(12), { minLength: 1, maxLength: 200 }).map((list) => Int32Array.from(list));

describe("dealFolds", () => {
  it("spreads every class as evenly as it can, and never asks about the only case of a class", () => {
    fc.assert(
      fc.property(labelLists, fc.integer({ min: 2, max: 6 }), fc.nat(), (labels, folds, seed) => {
        const fold = dealFolds(labels, folds, seed);
        for (const label of new Set(labels)) {
          const own = [...labels.keys()].filter((index) => labels[index] === label).map((index) => fold[index]!);
          if (own.length === 1) expect(own).toEqual([-1]);
          else {
            const sizes = Array.from({ length: folds }, (_, k) => own.filter((each) => each === k).length);
            expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it("is the same for the same seed", () => {
    const labels = Int32Array.from({ length: 50 }, (_, i) => i % 3);
    expect(dealFolds(labels, 5, 7)).toEqual(dealFolds(labels, 5, 7));
    expect(dealFolds(labels, 5, 7)).not.toEqual(dealFolds(labels, 5, 8));
  });
});
