import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { networkError } from "../outbound/network-error.ts";

/** What a failure of a mailbox means: a refused password and a missing folder need a person, all else may pass. */
export function mailboxError(error: unknown, where: string): unknown {
  if (error instanceof SuretyError || !(error instanceof Error)) return error;
  const said = "responseText" in error && typeof error.responseText === "string" ? error.responseText : error.message;
  if ("authenticationFailed" in error) {
    return new TerminalError({
      code: "mailbox-login",
      message: `${where} refused the login: ${said}`,
      remedy: "Check user and password of the connection; many providers want a password for apps.",
      cause: error,
    });
  }
  if ("mailboxMissing" in error || ("responseStatus" in error && error.responseStatus === "NO")) {
    return new TerminalError({
      code: "mailbox-refused",
      message: `${where} refused a request: ${said}`,
      remedy: "Check the folders of the connection, and what its user may do with them.",
      cause: error,
    });
  }
  const network = networkError(error, where);
  if (network !== error) return network;
  return new TransientError({
    code: "connection",
    message: `The connection to ${where} failed: ${said}`,
    cause: error,
  });
}
