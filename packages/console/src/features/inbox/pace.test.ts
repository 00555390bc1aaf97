import { describe, expect, it } from "vitest";
import { localDay, paceSentence, secondsPerCase, today, withDecision, withoutLast } from "./pace.ts";

const pace = (...seconds: number[]) => ({ day: "2026-11-20", seconds });

describe("pace", () => {
  it("counts what was decided elsewhere", () => expect(paceSentence(pace(), 5, 12)).toBe("12 decided today"));
  it("takes the middle time, so that one long case does not spoil the day", () => {
    expect(secondsPerCase(pace(5, 7, 90))).toBe(7);
    expect(secondsPerCase(pace(5, 7))).toBe(6);
    expect(secondsPerCase(pace())).toBeNull();
  });

  it("leaves out a case that lay open during lunch, but counts it as decided", () => {
    const day = pace(5, 7, 3600);
    expect(secondsPerCase(day)).toBe(6);
    expect(paceSentence(day, 0)).toBe("3 decided today, 6.0 s per case");
  });

  it("forecasts the rest", () =>
    expect(paceSentence(pace(8), 90)).toBe("1 decided today, 8.0 s per case, about 12 min for the 90 that wait"));

  it("starts anew each day and takes back what was undone", () => {
    expect(today(pace(5), "2026-11-21")).toEqual({ day: "2026-11-21", seconds: [] });
    expect(withoutLast(withDecision(pace(5), 9)).seconds).toEqual([5]);
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});
