import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alarmEvidence } from "../statistics/betting-alarm.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { detectionDelay } from "./detection-delay.ts";
import { feedGuarantee, isBroken, replayGuarantee, startGuarantee } from "./guarantee-watch.ts";

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
    expect(alarmEvidence(after.alarm)).toBeLessThan(1);
    expect(isBroken(after)).toBe(true);
  });

  it("says the same whatever the order, once an audit is taken back", () => {
    const audit = fc.record({
      error: fc.constantFrom(0 as const, 1 as const),
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(audit, { maxLength: 40 }), fc.nat(), (audits, at) => {
        const without = audits.toSpliced(at % (audits.length + 1), 1);
        const one = alarmEvidence(replayGuarantee(0.05, without).alarm);
        const other = alarmEvidence(replayGuarantee(0.05, without.toReversed()).alarm);
        expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(one, other));
      }),
      { numRuns: 100 },
    );
  }, 20_000);

  it("believes a case that stands for few less than one that stands for many", () => {
    const heavy = feedGuarantee(startGuarantee(0.05), wrong);
    const light = feedGuarantee(startGuarantee(0.05), { error: 1, weight: 0.1 });
    expect(alarmEvidence(light.alarm)).toBeLessThan(alarmEvidence(heavy.alarm));
  });
});

describe("simulated lives of gates", () => {
  it("closes a gate that keeps its promise in at most 5 % of them, although every audit is a look", () => {
    const delay = detectionDelay({ maxError: 0.05, actual: 0.05, streams: 600, most: 2000 }, seededRandom(5));
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

  it("notices a fall of ten points within as many audits as STATISTICS.md measured", () => {
    const delay = detectionDelay({ maxError: 0.05, actual: 0.15, streams: 1000, most: 1000 }, seededRandom(7));
    expect(delay.detected).toBe(1);
    expect(delay.median).toBeGreaterThan(35);
    expect(delay.median).toBeLessThan(60);
    expect(delay.p90).toBeLessThan(150);
  }, 30_000);
});
