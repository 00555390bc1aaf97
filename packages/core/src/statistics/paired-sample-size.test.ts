import { describe, expect, it } from "vitest";
import { mcnemar } from "./mcnemar.ts";
import { pairedSampleSize, smallestFound } from "./paired-sample-size.ts";
import { seededRandom } from "./seeded-random.ts";

describe("the cases that a paired test needs", () => {
  it("are those of the textbook formula", () => {
    // (1.959964 √0.1 + 0.841621 √(0.1 − 0.0025))² / 0.0025, by hand.
    expect(pairedSampleSize(0.05, 0.1, 0.05, 0.8)).toBe(312);
    expect(pairedSampleSize(-0.05, 0.1, 0.05, 0.8)).toBe(312);
    expect(pairedSampleSize(0, 0.1, 0.05, 0.8)).toBe(Infinity);
  });

  it("find the difference about as often as they say", () => {
    const random = seededRandom(1987);
    const [gap, discordance, runs] = [0.05, 0.1, 1500];
    const n = pairedSampleSize(gap, discordance, 0.05, 0.8);
    const onlySecond = (discordance + gap) / 2;
    let found = 0;
    for (let run = 0; run < runs; run += 1) {
      let [b, c] = [0, 0];
      for (let at = 0; at < n; at += 1) {
        const draw = random();
        if (draw < onlySecond) c += 1;
        else if (draw < discordance) b += 1;
      }
      if (mcnemar(b, c).exact <= 0.05) found += 1;
    }
    // The exact test keeps below its level, and so below its power, by a little.
    expect(found / runs).toBeGreaterThan(0.72);
    expect(found / runs).toBeLessThan(0.86);
  });

  it("turned round are the smallest difference that so many cases find", () => {
    expect(smallestFound(312, 0.1, 0.05, 0.8)).toBeCloseTo(0.05, 3);
    expect(smallestFound(5, 0.1, 0.05, 0.8)).toBeNull();
    expect(smallestFound(500, 0, 0.05, 0.8)).toBeNull();
  });
});
