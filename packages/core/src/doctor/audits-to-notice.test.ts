import { expect, it } from "vitest";
import { auditsToNotice } from "./audits-to-notice.ts";

it("agrees with what betting alarms took in simulation", () => {
  // STATISTICS section 5, median of 2,000 runs: 5 % to 8 % took 392 audits, 5 % to 15 % took 46.
  expect(auditsToNotice(0.05, 0.08)).toBeGreaterThan(330);
  expect(auditsToNotice(0.05, 0.08)).toBeLessThan(420);
  expect(auditsToNotice(0.05, 0.15)).toBeGreaterThan(35);
  expect(auditsToNotice(0.05, 0.15)).toBeLessThan(60);
});

it("never notices what is no harm", () => {
  expect(auditsToNotice(0.05, 0.05)).toBe(Infinity);
  expect(auditsToNotice(0.05, 1)).toBeGreaterThan(0);
});
