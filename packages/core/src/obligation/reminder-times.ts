import type { BusinessHours } from "../review/business-hours.ts";
import { instantOf, wallDay } from "../review/zoned-time.ts";

const day = 86_400_000;
/** Reminders come in the morning where nobody has said when people work. */
const morning = 9 * 60;

/** When somebody is reminded of what is due on a day. */
export interface ReminderPlan {
  /** An IANA zone: whose calendar the day is of. */
  readonly zone: string;
  /** How many days before. */
  readonly daysBefore: readonly number[];
  /** When people work; null where that is not known, and every morning is good. */
  readonly hours: BusinessHours | null;
}

/**
 * The moments of the reminders, the first first, each once. One that would fall on a day on which nobody works comes on
 * the last working day before: later may be too late.
 */
export function reminderTimes(due: string, { zone, daysBefore, hours }: ReminderPlan): Date[] {
  const dueDay = dayNumber(due);
  const times = daysBefore.map((before) => {
    const wanted = dueDay - before;
    const at = hours === null ? wanted : workingDayUntil(wanted, hours);
    const minute = hours === null ? morning : (openingOf(at, hours) ?? morning);
    return instantOf(zone, { day: at, minute }, "first");
  });
  return [...new Set(times)].toSorted((a, b) => a - b).map((time) => new Date(time));
}

/** The end of the day that something is due on, by the clocks of a zone. */
export function endOfDay(due: string, zone: string): Date {
  return new Date(instantOf(zone, { day: dayNumber(due), minute: 1440 }, "last"));
}

/** The day that a calendar shows now, as YYYY-MM-DD. */
export function today(zone: string, now: Date): string {
  return new Date(wallDay(zone, now.getTime()) * day).toISOString().slice(0, 10);
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day;

/** Holidays may follow each other, but not for ever: after a month any day will do. */
const longestBreak = 31;

function workingDayUntil(wanted: number, hours: BusinessHours): number {
  for (let at = wanted; at > wanted - longestBreak; at--) if (openingOf(at, hours) !== null) return at;
  return wanted;
}

function openingOf(at: number, { ranges, holidays }: BusinessHours): number | null {
  if (holidays.has(at)) return null;
  return ranges[((at % 7) + 7) % 7]?.[0]?.[0] ?? null;
}
