import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alarmEvidence, alarmRaised, observeAudit, startBettingAlarm, type BettingAlarm } from "./betting-alarm.ts";
import { seededRandom } from "./seeded-random.ts";

test("the reference path, with the alarm at the ninth audit", () => {
  let alarm = startBettingAlarm(0.1, [2]);
  const path = [0, 0, 1, 0, 1, 1, 0, 0, 1, 1].map((error) => {
    alarm = observeAudit(alarm, error);
    return alarmEvidence(alarm);
  });
  const expected = [0.8, 0.64, 1.792, 1.4336, 4.01408, 11.239424, 8.991539, 7.193231, 20.141048, 56.394934];
  path.forEach((evidence, i) => expect(evidence).toBeCloseTo(expected[i]!, 6));
  expect(path.findIndex((evidence) => evidence >= 20) + 1).toBe(9);
});

test("bets that one right case could ruin are left out; state is plain data", () => {
  expect(startBettingAlarm(0.2).bets).toEqual([0.5, 1, 2, 3]);
  const stored = JSON.parse(JSON.stringify(observeAudit(startBettingAlarm(0.05), 1))) as BettingAlarm;
  expect(alarmEvidence(stored)).toBe(alarmEvidence(observeAudit(startBettingAlarm(0.05), 1)));
  expect(stored.observed).toBe(1);
});

test("a wrong case raises the evidence, a right one lowers it, and their order does not matter", () => {
  const bits = fc.array(fc.constantFrom(0, 1), { maxLength: 40 });
  const evidence = (errors: readonly number[]) =>
    alarmEvidence(errors.reduce((alarm, error) => observeAudit(alarm, error), startBettingAlarm(0.05)));
  fc.assert(
    fc.property(bits, (errors) => {
      expect(evidence([...errors, 1])).toBeGreaterThan(evidence(errors));
      expect(evidence([...errors, 0])).toBeLessThan(evidence(errors));
      expect(evidence(errors.toReversed())).toBeCloseTo(evidence(errors), 6);
    }),
  );
});

/** Audits until the alarm, or null. */
function auditsToAlarm(rate: number, most: number, random: () => number): number | null {
  let alarm = startBettingAlarm(0.05);
  for (let audit = 1; audit <= most; audit += 1) {
    alarm = observeAudit(alarm, random() < rate ? 1 : 0);
    if (alarmRaised(alarm, 0.05)) return audit;
  }
  return null;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

describe("simulated", () => {
  test("false alarms stay below what is allowed, although one looks after every audit", () => {
    const random = seededRandom(31);
    const runs = Array.from({ length: 300 }, () => auditsToAlarm(0.05, 2_000, random));
    expect(runs.filter((run) => run !== null).length / 300).toBeLessThanOrEqual(0.05);
  });

  test.each([
    [0.08, 300, 500],
    [0.15, 30, 65],
  ])("a true rate of %d is found after %d to %d audits in the median", (rate, least, most) => {
    const random = seededRandom(32);
    const runs = Array.from({ length: 250 }, () => auditsToAlarm(rate, 10_000, random) ?? 10_000);
    expect(median(runs)).toBeGreaterThan(least);
    expect(median(runs)).toBeLessThan(most);
  });
});

test("audits drawn more often count less, and the evidence stays fair", () => {
  const random = seededRandom(33);
  const tolerated = 0.05;
  // Half of the cases are three times as likely to be audited, and those are wrong twice as often.
  const ends = Array.from({ length: 4_000 }, () => {
    let alarm: BettingAlarm = startBettingAlarm(tolerated, [2]);
    for (let i = 0; i < 60; i += 1) {
      const hard = random() < 0.5;
      const probability = hard ? 0.9 : 0.3;
      if (random() >= probability) continue;
      const error = random() < (hard ? 0.0667 : 0.0333) ? 1 : 0;
      alarm = observeAudit(alarm, error, 0.3 / probability);
    }
    return alarmEvidence(alarm);
  });
  expect(Math.abs(ends.reduce((sum, value) => sum + value, 0) / ends.length - 1)).toBeLessThan(0.1);
});
