import fc from "fast-check";
import { expect, it } from "vitest";
import { afterOpenTime, businessHours } from "./business-hours.ts";

const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "UTC"];
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const opening = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }).map((minutes) =>
  minutes
    .sort((a, b) => a - b)
    .map(clock)
    .join("-"),
);
const hours = fc
  .record({
    zone: fc.constantFrom(...zones),
    open: fc
      .record({ mon: opening, wed: opening, sat: opening, sun: opening }, { requiredKeys: ["wed"] })
      .map((open) => ({ ...open })),
    holidays: fc.constant(["2026-03-29", "2026-11-01"]),
  })
  .map(businessHours);
const start = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
const length = fc.integer({ min: 0, max: 40 * 3_600_000 });
const runs = { numRuns: 60 };

it("is never earlier for a later start or a longer time", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(hours, start, start, length, length, (open, one, other, a, b) => {
      const [first, last] = one < other ? [one, other] : [other, one];
      const due = afterOpenTime(open, first, Math.min(a, b));
      expect(due <= afterOpenTime(open, last, Math.min(a, b))).toBe(true);
      expect(due <= afterOpenTime(open, first, Math.max(a, b))).toBe(true);
    }),
    runs,
  );
});

it("is the same in one stretch and in two", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(hours, start, length, length, (open, from, a, b) => {
      const twice = afterOpenTime(open, afterOpenTime(open, from, a), b);
      expect(twice).toEqual(afterOpenTime(open, from, a + b));
    }),
    runs,
  );
});

it("is never due in closed time: what is due is due at once from there", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(hours, start, length, (open, from, time) => {
      const due = afterOpenTime(open, from, time);
      expect(due >= from).toBe(true);
      expect(afterOpenTime(open, due, 0)).toEqual(due);
    }),
    runs,
  );
});
