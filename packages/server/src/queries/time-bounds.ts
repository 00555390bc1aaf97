const dayMs = 86_400_000;

/** Midnight (UTC) of the day `days` before the day of `now`. */
export function startOfDay(now: Date, days = 0): Date {
  return new Date(Math.floor(now.getTime() / dayMs) * dayMs - days * dayMs);
}

/** The smallest UUIDv7 of a moment: rows since then are a range of the primary key. */
export function firstIdAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** The days from `from` to `now`, as the moments at which they begin. */
export function daysSince(from: Date, now: Date): Date[] {
  const count = Math.floor((now.getTime() - from.getTime()) / dayMs) + 1;
  return Array.from({ length: count }, (_, n) => new Date(from.getTime() + n * dayMs));
}
