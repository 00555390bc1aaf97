import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedEvidence } from "../statistics/mcnemar.ts";
import { mirrored, type PairTally, tallyPairs } from "./pair-tally.ts";
import { differenceInterval, evidenceAbove, evidenceBelow, meanDifference } from "./paired-betting.ts";

const counted = (losses: number, gains: number, agreed = 0): PairTally[] => [
  { weight: 1, gains, losses, bothRight: agreed, bothWrong: 0 },
];

describe("evidence from pairs", () => {
  // The reference values of the sequential McNemar test: 339.939 and 1.58701.
  it.each([
    [86, 150],
    [4, 12],
    [0, 0],
    [30, 30],
  ])("of %d losses and %d gains is, over both directions, the sequential McNemar test", (losses, gains) => {
    const pairs = counted(losses, gains, 400);
    const both = (evidenceAbove(pairs, 0) + evidenceBelow(pairs, 0)) / 2;
    expect(both / pairedEvidence(losses, gains)).toBeCloseTo(1, 3);
  });

  it("is none without a case on which they differ", () => {
    expect(evidenceAbove(counted(0, 0, 5000), 0)).toBe(1);
  });

  it("counts a case that its uncertainty chose for the part of a case that it stands for", () => {
    const full = evidenceAbove(counted(0, 8), 0);
    const [light] = counted(0, 8);
    expect(evidenceAbove([{ ...light!, weight: 0.03 }], 0)).toBeLessThan(1.3);
    expect(full).toBeGreaterThan(20);
  });

  it("shows non-inferiority by agreement alone", () => {
    expect(evidenceAbove(counted(0, 0, 300), -0.02)).toBeGreaterThan(20);
    expect(evidenceAbove(counted(12, 0, 300), -0.02)).toBeLessThan(1);
  });

  it("grows with gains, falls with losses and with the margin asked for", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.double({ min: -0.2, max: 0.2, noNaN: true }), (losses, gains, margin) => {
        const here = evidenceAbove(counted(losses, gains, 50), margin);
        expect(evidenceAbove(counted(losses, gains + 1, 50), margin)).toBeGreaterThanOrEqual(here * (1 - 1e-9));
        expect(evidenceAbove(counted(losses + 1, gains, 50), margin)).toBeLessThanOrEqual(here * (1 + 1e-9));
        expect(evidenceAbove(counted(losses, gains, 50), margin + 0.05)).toBeLessThanOrEqual(here * (1 + 1e-9));
      }),
      { numRuns: 200 },
    );
  });

  it("gives an interval that holds the observed difference, and turns over with the judges", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 300 }), (losses, gains, agreed) => {
        const pairs = counted(losses, gains, agreed);
        const { low, high } = differenceInterval(pairs);
        const mean = meanDifference(pairs)!;
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(differenceInterval(mirrored(pairs)).low).toBeCloseTo(-high, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a weight that is no share", () => {
    const pair = { truth: "a", champion: "a", challenger: "a", segment: null };
    expect(() => tallyPairs([{ ...pair, weight: 0 }])).toThrow(RangeError);
    expect(() => tallyPairs([{ ...pair, weight: 2 }])).toThrow(RangeError);
  });
});
