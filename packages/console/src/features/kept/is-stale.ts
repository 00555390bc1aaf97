const KEPT_MS = 14 * 86_400_000;

/** Whether something kept at `at` is so old that nobody comes back for it; what says no time, or one to come, is too. */
export const isStale = (at: number, now: number): boolean => !(at <= now && now - at < KEPT_MS);
