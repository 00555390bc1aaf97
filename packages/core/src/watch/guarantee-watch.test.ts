import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { detectionDelay } from "./detection-delay.ts";
import {
  changePoint,
  feedGuarantee,
  guaranteeEvidence,
  isBroken,
  replayGuarantee,
  startGuarantee,
} from "./guarantee-watch.ts";

const wrong = { error: 1, weight: 1 } as const;
const right = { error: 0, weight: 1 } as const;

describe("the watch of a guarantee", () => {
  it.each([
    ["nothing but right answers", Array.from({ length: 500 }, () => right), false],
    ["one error at once", [wrong], false],
    ["three errors in a row", [wrong, wrong, wrong], true],
    ["three errors in a thousand", [...Array.from({ length: 1000 }, () => right), wrong, wrong, wrong], false],
  ])("after %s", (_, audits, broken) => {
    expect(isBroken(replayGuarantee(0.02, audits))).toBe(broken);
  });

  it("stays broken although luck comes back", () => {
    const after = replayGuarantee(0.02, [wrong, wrong, wrong, ...Array.from({ length: 300 }, () => right)]);
    expect(guaranteeEvidence(after)).toBeLessThan(1);
    expect(isBroken(after)).toBe(true);
  });

  it("finds where the change was", () => {
    const calm = Array.from({ length: 400 }, (_, n) => (n % 100 === 50 ? wrong : right));
    const bad = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? wrong : right));
    expect(changePoint(0.02, [...calm, ...bad])).toBe(400);
    expect(changePoint(0.02, [])).toBe(0);
  });

  it("says the same whatever the order, once an audit is taken back", () => {
    const audit = fc.record({
      error: fc.constantFrom(0 as const, 1 as const),
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(audit, { maxLength: 40 }), fc.nat(), (audits, at) => {
        // Fewer than another set of purses takes to join.
        const without = audits.toSpliced(at % (audits.length + 1), 1);
        const one = guaranteeEvidence(replayGuarantee(0.05, without));
        const other = guaranteeEvidence(replayGuarantee(0.05, without.toReversed()));
        expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(one, other));
      }),
      { numRuns: 100 },
    );
  }, 20_000);

  it("believes a case that stands for few less than one that stands for many", () => {
    const heavy = feedGuarantee(startGuarantee(0.05), wrong);
    const light = feedGuarantee(startGuarantee(0.05), { error: 1, weight: 0.1 });
    expect(guaranteeEvidence(light)).toBeLessThan(guaranteeEvidence(heavy));
  });
});

describe("simulated lives of gates", () => {
  it("closes a gate that keeps its promise in at most 5 % of them, although every audit is a look", () => {
    const delay = detectionDelay({ maxError: 0.05, actual: 0.05, streams: 250, most: 1200 }, seededRandom(5));
    expect(delay.detected).toBeLessThanOrEqual(0.05);
  }, 30_000);

  it("with strata of different audit shares too", () => {
    const random = seededRandom(11);
    let alarms = 0;
    for (let life = 0; life < 400; life += 1) {
      let watch = startGuarantee(0.05);
      for (let n = 0; n < 600 && !isBroken(watch); n += 1) {
        // Four fifths of the audits come from a small slice that is looked at ten times as often, and errs most.
        const raised = random() < 0.8;
        const rate = raised ? 0.1 : 0.03;
        watch = feedGuarantee(watch, { error: random() < rate ? 1 : 0, weight: raised ? 0.1 : 1 });
      }
      if (isBroken(watch)) alarms += 1;
    }
    // Weighed by one over their shares the slice is 2 of 7 parts: (2 · 0.1 + 5 · 0.03) / 7 = 5 %.
    expect(alarms / 400).toBeLessThanOrEqual(0.05);
  }, 30_000);

  it("notices a fall of ten points within about as many audits as STATISTICS.md measured, which bet everything at once", () => {
    const delay = detectionDelay({ maxError: 0.05, actual: 0.15, streams: 600, most: 1000 }, seededRandom(7));
    expect(delay.detected).toBe(1);
    expect(delay.median).toBeGreaterThan(35);
    expect(delay.median).toBeLessThan(65);
    expect(delay.p90).toBeLessThan(160);
  }, 30_000);

  it("notices it after a thousand good audits too, not many times later", () => {
    const calm = { audits: 1000, error: 0.02 };
    const delay = detectionDelay({ maxError: 0.05, actual: 0.15, streams: 300, most: 1000, calm }, seededRandom(8));
    expect(delay.median).toBeLessThan(130);
    expect(delay.p90).toBeLessThan(260);
  }, 30_000);
});
