import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { OutboundResponse } from "./outbound.ts";
import { retryAfterMs } from "./retry-after.ts";

const TRY_AGAIN = new Set([408, 425, 429]);
const QUOTED = 300;

/**
 * Passes on an answer of 2xx; 408, 425, 429 and 5xx become `TransientError` with the time the other side asked for, all
 * others `TerminalError` with the beginning of the body. `what` names the call: `POST /tickets`. `now` is in milliseconds.
 */
export function requireSuccess(response: OutboundResponse, what: string, now: number): OutboundResponse {
  const { status } = response;
  if (status >= 200 && status < 300) return response;
  const message = `${what} was answered with ${status}${quote(response.body)}`;
  if (isForLater(status)) {
    throw new TransientError({
      code: `http-${status}`,
      message,
      retryAfterMs: retryAfterMs(response.headers["retry-after"], now),
    });
  }
  throw new TerminalError({ code: `http-${status}`, message, remedy: remedyFor(status) });
}

/** Whether the same request may succeed later. */
export const isForLater = (status: number): boolean => TRY_AGAIN.has(status) || status >= 500;

function quote(body: string): string {
  const text = body.slice(0, QUOTED).trim();
  return text === "" ? "." : `: ${text}`;
}

/** What to do about a status that no repetition mends. */
export function remedyFor(status: number): string {
  if (status === 401 || status === 403) return "Check the credentials of the connection.";
  if (status === 404) return "Check the path, and that the record still exists.";
  return status < 400
    ? "Use the address that the redirect leads to."
    : "Check the request; trying again will not help.";
}
