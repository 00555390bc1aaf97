import type { DeskPerson } from "@surety/core/wire/desk";

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

/** `german, Tax law` as the words that workflows ask for. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.trim().toLowerCase().replaceAll(/\s+/g, "-"))
      .filter((word) => word !== ""),
  ),
];

/** The open time of a working day, as one types it. */
export const hoursText = (hours: DeskPerson["hours"]): string => hours?.open.mon ?? "";

/** Null where no zone was given: then nobody counts hours. */
export function hoursFrom(zone: string, open: string): DeskPerson["hours"] {
  if (zone.trim() === "") return null;
  const day = open.trim() === "" ? {} : Object.fromEntries(weekdays.map((name) => [name, open.trim()]));
  return { zone: zone.trim(), open: day, holidays: [] };
}

/** A moment as a field of the browser holds it: its own zone, to the minute. */
export function fieldMoment(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
