import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from "@modelcontextprotocol/client";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { networkError } from "../outbound/network-error.ts";

/** Whether the server no longer knows the session that was opened with it: 404, and 400 of those that do not know better. */
export function isSessionGone(error: unknown): boolean {
  return error instanceof SdkHttpError && (error.status === 404 || error.status === 400);
}

/** What a failure of the protocol means for a case. Errors of ours pass, whatever the client wrapped around them. */
export function mcpError(error: unknown, host: string): unknown {
  const ours = ourOwn(error);
  if (ours !== undefined) return ours;
  if (error instanceof ProtocolError) return protocolFault(error, host);
  if (error instanceof SdkHttpError) return refused(error, host);
  return error instanceof SdkError ? sdkFault(error, host) : networkError(error, host);
}

function ourOwn(error: unknown): SuretyError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof SuretyError) return at;
  return undefined;
}

const internalError = -32603;

/** A server that failed inside may do better; what it refused, it will refuse again. */
function protocolFault(error: ProtocolError, host: string): SuretyError {
  const message = `${host} refused the call: ${error.message.slice(0, 300)}`;
  if (error.code === internalError) return new TransientError({ code: "server-failed", message, cause: error });
  return new TerminalError({ code: "call-refused", message, remedy: "Correct the call.", cause: error });
}

function refused(error: SdkHttpError, host: string): TerminalError {
  return new TerminalError({
    code: `http-${error.status}`,
    message: `${host} does not speak the protocol at this address: it answered with ${error.status}.`,
    remedy: "Check the address of the connection; it often ends with /mcp.",
    cause: error,
  });
}

const asksBack = new Set<string>([SdkErrorCode.UnsupportedResultType, SdkErrorCode.InputRequiredRoundsExceeded]);

function sdkFault(error: SdkError, host: string): SuretyError {
  if (asksBack.has(error.code)) {
    return new TerminalError({
      code: "tool-asks-back",
      message: `${host} wants more from a person or a model before it answers, and a step has neither.`,
      remedy: "Use a tool that answers at once.",
      cause: error,
    });
  }
  return new TransientError({
    code: "unreadable-answer",
    message: `${host} gave no answer that can be read: ${error.message.slice(0, 300)}`,
    cause: error,
  });
}
