import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { type Candidate, drawSample, stratumOf } from "./draw-sample.ts";
import { measureSet } from "./measure-set.ts";

const candidate = fc.record({
  stratum: fc.constantFrom("a", "b", "c"),
  probability: fc.double({ min: 0.01, max: 1, noNaN: true }),
  draw: fc.double({ min: 0, max: 0.999, noNaN: true }),
});
const some = fc
  .array(candidate, { maxLength: 60 })
  .map((all) => all.map((one, at): Candidate => ({ ...one, id: `${at}` })));

describe("drawSample", () => {
  it("takes each case at most once, at least `least` of each stratum, and states each chance", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 8 }), (all, size, least) => {
        const { drawn, strata } = drawSample(all, size, least);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
        for (const { candidates, drawn: taken } of strata)
          expect(taken).toBeGreaterThanOrEqual(Math.min(candidates, least));
        for (const one of drawn) {
          expect(one.probability).toBeGreaterThan(0);
          expect(one.probability).toBeLessThanOrEqual(all.find(({ id }) => id === one.id)!.probability + 1e-12);
        }
      }),
    );
  });

  it("weighs so that the sample speaks of all: a plain mean would not", () => {
    const random = seededRandom(7);
    let covered = 0;
    let plain = 0;
    let weighted = 0;
    const rounds = 200;
    for (let round = 0; round < rounds; round += 1) {
      // 9 in 10 cases are easy (2 % wrong), 1 in 10 hard (40 % wrong): 5.8 % of all are wrong.
      const all = Array.from({ length: 2000 }, (_, at) => {
        const hard = at % 10 === 0;
        return {
          id: `${at}`,
          stratum: hard ? "hard" : "easy",
          probability: 1,
          draw: random(),
          wrong: random() < (hard ? 0.4 : 0.02),
        };
      });
      const { drawn } = drawSample(all, 200, 150);
      const items = drawn.map(({ id, probability }) => ({
        segment: null,
        expected: "x",
        answered: all[Number(id)]!.wrong ? "y" : "x",
        probability,
      }));
      const { accuracy, right, n } = measureSet(items).all;
      plain += 1 - right / n;
      weighted += 1 - accuracy!.value;
      if (accuracy!.low <= 0.942 && accuracy!.high >= 0.942) covered += 1;
    }
    expect(weighted / rounds).toBeCloseTo(0.058, 2);
    expect(plain / rounds).toBeGreaterThan(0.15);
    expect(covered / rounds).toBeGreaterThan(0.92);
  }, 20_000);
});

it("names a stratum by segment, answer and how sure", () => {
  expect(stratumOf("gold", "refund", 0.95)).toBe("gold / refund / sure");
  expect(stratumOf(null, null, 0.1)).toBe("all / no answer / unsure");
});
