import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { isForLater, remedyFor } from "../outbound/http-outcome.ts";
import type { OutboundResponse } from "../outbound/outbound.ts";
import { statedReason } from "./stated-reason.ts";
import { statedWait } from "./stated-wait.ts";

/**
 * Passes on what succeeded; everything else is an error with the reason that the provider gives, in its own words. A quota
 * that is used up does not come back by waiting, whatever its status says.
 */
export function requireAnswer(response: OutboundResponse, what: string, now: number): OutboundResponse {
  const { status, body } = response;
  if (status >= 200 && status < 300) return response;
  if (status === 429 && /"insufficient_quota"/.test(body)) throw quotaUsedUp(what);
  const code = `http-${status}`;
  const reason = statedReason(body);
  const answered = (asks = "") => `${what} was answered with ${status}${asks}${reason === "" ? "." : `: ${reason}`}`;
  if (!isForLater(status)) throw new TerminalError({ code, message: answered(), remedy: remedyOf(status, reason) });
  const retryAfterMs = statedWait(response, now);
  const asks = retryAfterMs === undefined ? "" : `, and asks to wait ${Math.ceil(retryAfterMs / 1000)} s`;
  throw new TransientError({ code, message: answered(asks), retryAfterMs });
}

/** What a newcomer can do about it, by what providers complain of. */
function remedyOf(status: number, reason: string): string {
  if (/'temperature'/.test(reason)) return "Give the model temperature: false in the models of its connection.";
  if (/max_completion_tokens/.test(reason))
    return "This model is asked by another API: set api: responses in the connection, or provider: openai.";
  if (status === 404) return "Check the name of the model, and the baseUrl of its connection.";
  return remedyFor(status);
}

export function quotaUsedUp(what: string): TerminalError {
  return new TerminalError({
    code: "quota-used-up",
    message: `${what} was refused: the quota of this account is used up.`,
    remedy: "Raise the limit or pay the bill at the provider; until then the next model of the cascade answers.",
  });
}
