/** Counts attempts of each key within a window of time; kept in memory, so that being asked changes nothing. */
export interface AttemptLimit {
  /** Whether the key has attempts left. */
  has(key: string): boolean;
  count(key: string): void;
}

const mostKeys = 50_000;

export function createAttemptLimit(most: number, windowMs: number, clock: { now(): Date }): AttemptLimit {
  const attempts = new Map<string, { count: number; until: number }>();
  const entryOf = (key: string) => {
    const entry = attempts.get(key);
    return entry !== undefined && entry.until > clock.now().getTime() ? entry : undefined;
  };
  return {
    has: (key) => (entryOf(key)?.count ?? 0) < most,
    count(key) {
      const entry = entryOf(key);
      if (entry !== undefined) entry.count += 1;
      else {
        if (attempts.size >= mostKeys) attempts.clear();
        attempts.set(key, { count: 1, until: clock.now().getTime() + windowMs });
      }
    },
  };
}
