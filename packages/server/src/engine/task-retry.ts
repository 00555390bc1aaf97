import { type RetryPolicy, retryDelay } from "@surety/core/act/retry-delay";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { isOutage } from "../storage/lost-connection.ts";

/** Patient enough for a mail server that is away all night: 1 s, 2 s, 4 s … up to five minutes apart, half a day long. */
const policy: RetryPolicy = { firstSeconds: 1, mostSeconds: 300, mostAttempts: 300 };
/** An error that nobody foresaw is a bug: it may pass, but not for ever. */
const mostOfBugs = 8;

/** Whether a failure of this attempt is the end, whatever kind of failure it is. */
export function isLastAttempt(attempt: number): boolean {
  return attempt >= policy.mostAttempts;
}

/** Seconds until a task that failed is tried again; null where it is given up. `random` is uniform in [0, 1). */
export function taskRetry(error: unknown, attempt: number, random: number): number | null {
  if (error instanceof TransientError) return delay(attempt, random, error.retryAfterMs, policy.mostAttempts);
  if (error instanceof SuretyError) return null;
  return delay(attempt, random, undefined, isOutage(error) ? policy.mostAttempts : mostOfBugs);
}

function delay(attempt: number, random: number, retryAfterMs: number | undefined, most: number): number | null {
  return attempt >= most ? null : retryDelay(attempt, random, retryAfterMs, policy);
}
