const LONGEST_MS = 24 * 60 * 60 * 1000;

/** `Retry-After` in seconds or as an HTTP date, as milliseconds from `now` (0 to a day); undefined where it says nothing readable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  const wait = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), LONGEST_MS);
}
