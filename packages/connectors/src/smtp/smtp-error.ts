import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { errorCode, networkError } from "../outbound/network-error.ts";

const CONNECTION = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ESTREAM", "EPROTOCOL"]);

/** What a refusal of a mail server means: 4xx may pass later, 5xx never will; a connection that broke may be tried again. */
export function smtpError(error: unknown, where: string): unknown {
  if (!(error instanceof Error)) return error;
  const reply = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : undefined;
  const code = errorCode(error);
  const message = `${where} refused the mail: ${error.message}`;
  if (reply !== undefined && reply >= 400 && reply < 500)
    return new TransientError({ code: `smtp-${reply}`, message, cause: error });
  if (reply !== undefined && reply >= 500) {
    return new TerminalError({ code: `smtp-${reply}`, message, remedy: remedyFor(code), cause: error });
  }
  if (code === "ETLS" || code === "EAUTH" || code === "EENVELOPE") {
    return new TerminalError({ code: code.toLowerCase(), message, remedy: remedyFor(code), cause: error });
  }
  const network = networkError(error, where);
  if (network !== error || !CONNECTION.has(code)) return network;
  return new TransientError({
    code: "connection",
    message: `The connection to ${where} failed: ${error.message}`,
    cause: error,
  });
}

function remedyFor(code: string): string {
  if (code === "EAUTH") return "Check user and password of the connection.";
  return code === "ETLS"
    ? "The server does not offer encryption: check host, port and security."
    : "Check the recipient and the text of the mail.";
}
