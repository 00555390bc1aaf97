import { describe, expect, it } from "vitest";
import { normalCdf } from "./normal.ts";
import { pairedDifference } from "./paired-difference.ts";
import { seededRandom } from "./seeded-random.ts";

/** The score at a supposed difference, with the nuisance share found by search in place of Tango's formula. */
function scoreBySearch(b: number, c: number, n: number, gap: number): number {
  const logLikelihood = (q: number) => {
    const rest = 1 - 2 * q - gap;
    if (q < 0 || q + gap < 0 || rest < 0) return -Infinity;
    const part = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(share));
    return part(b, q) + part(c, q + gap) + part(n - b - c, rest);
  };
  let [low, high] = [Math.max(0, -gap), (1 - gap) / 2];
  for (let step = 0; step < 200; step += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (logLikelihood(left) < logLikelihood(right)) low = left;
    else high = right;
  }
  const q = (low + high) / 2;
  return (c - b - n * gap) / Math.sqrt(n * (2 * q + gap - gap * gap));
}

describe("the interval of a paired difference", () => {
  it.each([
    [9, 31, 500],
    [12, 2, 50],
    [0, 7, 40],
    [20, 20, 200],
  ])("ends where the score test of %i and %i of %i begins to refuse", (b, c, n) => {
    const { low, high } = pairedDifference(b, c, n, 0.95);
    expect(scoreBySearch(b, c, n, low)).toBeCloseTo(1.959964, 3);
    expect(scoreBySearch(b, c, n, high)).toBeCloseTo(-1.959964, 3);
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
  });

  it("is z² / (n + z²) to both sides where they never differ, and turns round with its sides", () => {
    const z2 = 1.959963985 ** 2;
    expect(pairedDifference(0, 0, 100, 0.95).high).toBeCloseTo(z2 / (100 + z2), 8);
    const [one, other] = [pairedDifference(3, 11, 90, 0.9), pairedDifference(11, 3, 90, 0.9)];
    expect(one.low).toBeCloseTo(-other.high, 9);
    expect(pairedDifference(0, 0, 0, 0.95)).toEqual({ low: -1, high: 1 });
  });

  it("holds the truth about as often as it says", () => {
    const random = seededRandom(1998);
    const [onlyFirst, onlySecond, n, runs] = [0.03, 0.07, 200, 2000];
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      let [b, c] = [0, 0];
      for (let at = 0; at < n; at += 1) {
        const draw = random();
        if (draw < onlyFirst) b += 1;
        else if (draw < onlyFirst + onlySecond) c += 1;
      }
      const { low, high } = pairedDifference(b, c, n, 0.95);
      if (low <= onlySecond - onlyFirst && onlySecond - onlyFirst <= high) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.935);
    expect(held / runs).toBeLessThan(0.975);
  });
});
