import { seededRandom } from "@surety/core/statistics/seeded-random";
import { describe, expect, it } from "vitest";
import { atShare, expectedShare, fitScopeDetector, outOfScope, usualShare } from "./scope-detector.ts";

/** Rows of two hints: the first is higher outside, the second says nothing. */
function sample(rows: number, seed: number) {
  const random = seededRandom(seed);
  const outside = Uint8Array.from({ length: rows }, (_, i) => i % 2);
  const values = Float64Array.from({ length: rows * 2 }, (_, i) =>
    i % 2 === 0 ? outside[i / 2]! * 2 + 3 * random() : random(),
  );
  return { features: { width: 2, values }, outside };
}

describe("fitScopeDetector", () => {
  const { features, outside } = sample(400, 1);
  const detector = fitScopeDetector(features, outside);

  it("weighs the hint that tells, and not the other", () => {
    expect(detector.weights[0]).toBeGreaterThan(0.8);
    expect(Math.abs(detector.weights[1]!)).toBeLessThan(0.3);
  });

  it("assumes that one text in ten is outside", () => {
    const fresh = sample(400, 2);
    const scores = Array.from(fresh.outside, (_, row) => outOfScope(detector, fresh.features, row));
    const inside = scores.filter((_, row) => fresh.outside[row] === 0);
    expect(inside.reduce((sum, each) => sum + each, 0) / inside.length).toBeLessThan(0.1);
  });

  it("stays finite where the two kinds can be told apart without an error", () => {
    const values = Float64Array.of(0, 0.1, 0.2, 5, 5.1, 5.2);
    const sharp = fitScopeDetector({ width: 1, values }, Uint8Array.of(0, 0, 0, 1, 1, 1));
    expect(sharp.weights.every((each) => Number.isFinite(each) && Math.abs(each) < 50)).toBe(true);
    expect(outOfScope(sharp, { width: 1, values }, 5)).toBeGreaterThan(outOfScope(sharp, { width: 1, values }, 0));
  });
});

describe("expectedShare", () => {
  it("is the usual one without labels, and what the labels say with many", () => {
    expect(expectedShare(0, 0)).toBeCloseTo(usualShare);
    expect(expectedShare(10_000, 0)).toBeLessThan(0.003);
    expect(expectedShare(5_000, 5_000)).toBeCloseTo(0.49, 2);
  });
});

describe("atShare", () => {
  it("leaves a probability as it is for the usual share, and moves it towards another", () => {
    expect(atShare(0.3, usualShare)).toBeCloseTo(0.3);
    expect(atShare(usualShare, 0.02)).toBeCloseTo(0.02);
    expect(atShare(0.5, 0.02)).toBeLessThan(0.2);
    expect(atShare(1, 0.02)).toBeGreaterThan(0.99);
  });
});
