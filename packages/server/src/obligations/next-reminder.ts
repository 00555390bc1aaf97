import { endOfDay } from "@surety/core/obligation/reminder-times";

/** The reminder that comes next; at once where all are past and the day is not; null where there is none any more. */
export function nextReminder(
  { due, zone, reminders }: { due: string | null; zone: string; reminders: readonly Date[] },
  now: Date,
): Date | null {
  if (due === null) return null;
  const next = reminders.find((at) => at > now);
  return next ?? (endOfDay(due, zone) > now ? now : null);
}
