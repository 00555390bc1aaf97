const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment of a wall calendar: days since 1970-01-01 as the calendar counts them, and minutes since its midnight. */
export interface WallTime {
  day: number;
  /** 0 to 1440; 1440 is the midnight that ends the day. */
  minute: number;
}

/** The day that the calendar shows in an IANA zone at an instant (milliseconds). */
export function wallDay(zone: string, instant: number): number {
  return Math.floor((instant + offsetAt(zone, instant)) / day);
}

/** What the clocks of an IANA zone show at an instant (milliseconds). */
export function wallTime(zone: string, instant: number): WallTime {
  const wall = instant + offsetAt(zone, instant);
  return { day: Math.floor(wall / day), minute: Math.floor((wall % day) / 60_000) };
}

/**
 * The instant (milliseconds) at which a zone's clocks show a wall time. Where clocks jump over it, the first valid minute
 * after the jump; where they show it twice, the first or the last time, as asked.
 */
export function instantOf(zone: string, { day: date, minute }: WallTime, which: "first" | "last"): number {
  const wall = date * day + minute * 60_000;
  const before = offsetAt(zone, wall - day);
  const after = offsetAt(zone, wall + day);
  const showing = [wall - before, wall - after].filter((at) => at + offsetAt(zone, at) === wall);
  if (showing.length === 0)
    return firstWith(zone, after, wall - Math.max(before, after), wall - Math.min(before, after));
  return which === "first" ? Math.min(...showing) : Math.max(...showing);
}

/** Milliseconds that a zone's clocks are ahead of UTC at an instant, by the tables of the runtime's Intl. */
function offsetAt(zone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** Making a format costs a hundred times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const number = "numeric";
  const fields = { year: number, month: number, day: number, hour: number, minute: number, second: number } as const;
  const format = new Intl.DateTimeFormat("en-US", { ...fields, timeZone: zone, hourCycle: "h23" });
  formats.set(zone, format);
  return format;
}

/** The instant in (low, high] from which on the zone has this offset. */
function firstWith(zone: string, offset: number, low: number, high: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}
