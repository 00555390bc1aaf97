import { instantOf, wallDay } from "./zoned-time.ts";
import type { ReviewHours } from "./review-hours.ts";

const day = 86_400_000;
/** 1970-01-01 was a Thursday. */
const week = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"] as const;

/** When people work: for each weekday (`week` above) its ranges in minutes since midnight, and the days without any. */
export interface BusinessHours {
  readonly zone: string;
  readonly ranges: readonly (readonly (readonly [open: number, close: number])[])[];
  /** Days since 1970-01-01. */
  readonly holidays: ReadonlySet<number>;
}

/** Reads hours that compile has checked. */
export function businessHours({ zone, open, holidays }: ReviewHours): BusinessHours {
  return {
    zone,
    ranges: week.map((name) => rangesOf(open[name] ?? "")),
    holidays: new Set(holidays.map((date) => Date.parse(`${date}T00:00:00Z`) / day)),
  };
}

/** `09:00-12:00, 13:00-17:30` in minutes since midnight, as written. */
export function rangesOf(text: string): [open: number, close: number][] {
  return text.split(",").flatMap((part) => {
    const [open, close] = part.trim().split("-");
    return open === undefined || close === undefined ? [] : [[minuteOf(open), minuteOf(close)]];
  });
}

/**
 * The instant by which so many milliseconds of open time have passed since `start`. It lies in open time or at its very
 * end; no time at all after a closed start is the next opening. Hours must be open on some weekday.
 */
export function afterOpenTime(hours: BusinessHours, start: Date, milliseconds: number): Date {
  let left = milliseconds;
  for (let date = wallDay(hours.zone, start.getTime()) - 1; ; date += 1) {
    for (const [open, close] of openingsOf(hours, date)) {
      const from = Math.max(open, start.getTime());
      if (from > close || (from === close && left > 0)) continue;
      if (left <= close - from) return new Date(from + left);
      left -= close - from;
    }
  }
}

/** The ranges of one day as instants; none where clocks jump over all of them. */
function openingsOf({ zone, ranges, holidays }: BusinessHours, date: number): [open: number, close: number][] {
  if (holidays.has(date)) return [];
  return (ranges[((date % 7) + 7) % 7] ?? []).flatMap(([open, close]) => {
    const from = instantOf(zone, { day: date, minute: open }, "first");
    const to = instantOf(zone, { day: date, minute: close }, "last");
    return from < to ? [[from, to]] : [];
  });
}

function minuteOf(time: string): number {
  const [hour = "", minute = ""] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}
