/** How a failed effect is tried again: seconds, growing from `firstSeconds` to `mostSeconds`. */
export interface RetryPolicy {
  firstSeconds: number;
  mostSeconds: number;
  /** Attempts after which a person takes over. */
  mostAttempts: number;
}

/** Patient enough for an outage of an hour, however the dice fall: 1 s, 2 s, 4 s … up to five minutes apart. */
export const defaultRetry: RetryPolicy = { firstSeconds: 1, mostSeconds: 300, mostAttempts: 50 };

/** How much longer a wait that was asked for becomes at most: a quarter, between these many seconds. */
const [shareBeyond, leastBeyond, mostBeyond] = [0.25, 1, 60];

/**
 * Seconds until attempt number `attempt` (1 for the first repetition): exponential with full jitter, so that many
 * cases that failed together do not come back together. `random` is uniform in [0, 1). A `retryAfterMs` that the
 * other side named is the least that is waited; all were told the same, in this process and in others, so each waits a
 * little longer of its own.
 */
export function retryDelay(
  attempt: number,
  random: number,
  retryAfterMs: number | undefined,
  policy: RetryPolicy = defaultRetry,
): number {
  const ceiling = Math.min(policy.mostSeconds, policy.firstSeconds * 2 ** Math.min(attempt - 1, 30));
  const jittered = policy.firstSeconds / 2 + random * (ceiling - policy.firstSeconds / 2);
  const asked = (retryAfterMs ?? 0) / 1000;
  const beyond = asked > 0 ? random * Math.min(mostBeyond, Math.max(leastBeyond, shareBeyond * asked)) : 0;
  return Math.max(jittered, asked + beyond);
}
