const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `now`, `4 min ago`, `in 3 h`, `2 d ago`; dates beyond a month are written out. */
export function relativeTime(instant: string, now: number): string {
  const distance = Date.parse(instant) - now;
  const size = Math.abs(distance);
  if (size < 45 * SECOND) return "now";
  if (size > 31 * DAY) return instant.slice(0, 10);
  const text = spanText(size);
  return distance < 0 ? `${text} ago` : `in ${text}`;
}

/** `4 min`, `3 h`, `2 d` */
export function spanText(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.max(1, Math.round(milliseconds / MINUTE))} min`;
  if (milliseconds < DAY) return `${Math.round(milliseconds / HOUR)} h`;
  return `${Math.round(milliseconds / DAY)} d`;
}

// Made once: making one takes longer than drawing a row.
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The exact moment in the reader's own zone. */
export const exactTime = (instant: string): string => exact.format(new Date(instant));

/** The clock time alone, for timelines of one day. */
export const clockTime = (instant: string): string => clock.format(new Date(instant));
