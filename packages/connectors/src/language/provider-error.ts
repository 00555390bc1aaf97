import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { requireSuccess } from "../outbound/http-outcome.ts";
import type { OutboundResponse } from "../outbound/outbound.ts";

/**
 * Passes on what succeeded. A quota that is used up does not come back by waiting, whatever its status says; how long to wait
 * is in OpenAI's `retry-after-ms`, in Google's `RetryInfo`, or in `Retry-After`.
 */
export function requireAnswer(response: OutboundResponse, what: string, now: number): OutboundResponse {
  if (response.status === 429 && /"insufficient_quota"/.test(response.body)) throw quotaUsedUp(what);
  const waitMs = response.status === 429 || response.status >= 500 ? statedWait(response) : undefined;
  if (waitMs === undefined) return requireSuccess(response, what, now);
  throw new TransientError({
    code: `http-${response.status}`,
    message: `${what} was answered with ${response.status}: the provider asks to wait.`,
    retryAfterMs: waitMs,
  });
}

function statedWait({ headers, body }: OutboundResponse): number | undefined {
  const header = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (Number.isFinite(header)) return Math.max(0, header);
  const info = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(body);
  return info === null ? undefined : Number(info[1]) * 1000;
}

export function quotaUsedUp(what: string): TerminalError {
  return new TerminalError({
    code: "quota-used-up",
    message: `${what} was refused: the quota of this account is used up.`,
    remedy: "Raise the limit or pay the bill at the provider; until then the next model of the cascade answers.",
  });
}
