import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";

const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/;
const CONNECTION =
  /^(?:ECONN|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|EAI_|ENOTFOUND$|ENOENT$|EACCES$|EADDR|EPROTO$|ERR_SSL|ERR_STREAM|UND_ERR_)/;

/**
 * What a failure below the protocol means: a connection that failed or broke may work later, a certificate that does not
 * fit needs a person. Errors of ours pass through; others are bugs and come back as they are.
 */
export function networkError(error: unknown, where: string): unknown {
  const inner = error instanceof SuretyError || !(error instanceof Error) ? error : innermost(error);
  if (inner instanceof SuretyError || !(inner instanceof Error)) return inner;
  const code = errorCode(inner);
  if (CERTIFICATE.test(code)) {
    return new TerminalError({
      code: "certificate",
      message: `The certificate of ${where} cannot be trusted (${code}).`,
      remedy: "Renew the certificate, or use the host name it is made for.",
      cause: error,
    });
  }
  if (!CONNECTION.test(code)) return error;
  return new TransientError({
    code: "connection",
    message: `The connection to ${where} failed (${code}).`,
    cause: error,
  });
}

/** The machine-readable name of a system error, or nothing. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The error that tells most: the first of several tries, the cause under a wrapper. */
function innermost(error: Error): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors[0];
  const known =
    CERTIFICATE.test(errorCode(error)) || (CONNECTION.test(errorCode(error)) && !(error.cause instanceof SuretyError));
  return known || !(error.cause instanceof Error) ? error : error.cause;
}
