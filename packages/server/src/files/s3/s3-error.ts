import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { S3Place } from "./s3-place.ts";

/** An answer that was no success. */
export interface Refusal {
  status: number;
  /** The document in which S3 says why; empty for HEAD. */
  body: string;
  /** When the other side answered, by its clock. */
  date: string | undefined;
}

const busy = new Set([
  "SlowDown",
  "RequestTimeout",
  "InternalError",
  "ServiceUnavailable",
  "Throttling",
  "OperationAborted",
]);

/** What an answer of S3 means, for whoever runs the server. */
export function s3Error({ bucket, endpoint, region, keyId }: S3Place, refusal: Refusal, now: Date): Error {
  const code = /<Code>([A-Za-z]{1,80})<\/Code>/.exec(refusal.body)?.[1] ?? "";
  const where = `The bucket "${bucket}" at ${endpoint.host}`;
  if (refusal.status >= 500 || refusal.status === 429 || busy.has(code))
    return new TransientError({
      code: "storage-busy",
      message: `${where} cannot answer at the moment (${code || refusal.status}).`,
      remedy: "Send it again later.",
    });
  const [message, remedy] = told(code, refusal, { where, region, keyId, now });
  return new TerminalError({ code: `storage-${slugOf(code || `status-${refusal.status}`)}`, message, remedy });
}

interface Told {
  where: string;
  region: string;
  keyId: string;
  now: Date;
}

function told(code: string, { status, date }: Refusal, { where, region, keyId, now }: Told): [string, string] {
  switch (code) {
    case "NoSuchBucket":
      return [`${where} does not exist.`, "Make it, or correct SURETY_FILES and AWS_ENDPOINT_URL_S3."];
    case "InvalidAccessKeyId":
      return [`${where} does not know the access key "${keyId}".`, "Correct AWS_ACCESS_KEY_ID."];
    case "SignatureDoesNotMatch":
      return [`${where} refuses the signature of the key "${keyId}".`, "Correct AWS_SECRET_ACCESS_KEY."];
    case "ExpiredToken":
    case "InvalidToken":
      return [
        `${where} refuses the session of the key "${keyId}" (${code}).`,
        "Renew AWS_SESSION_TOKEN, or use a key without one.",
      ];
    case "RequestTimeTooSkewed":
      return [
        `${where} refuses requests because the clocks differ: here it is ${now.toISOString()}, there ${date ?? "unknown"}.`,
        "Set the clock of this machine, by NTP for example.",
      ];
    case "AccessDenied":
      return [
        `${where} does not let the key "${keyId}" do this.`,
        "Allow it s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload on its prefix.",
      ];
    case "PermanentRedirect":
    case "AuthorizationHeaderMalformed":
    case "IllegalLocationConstraintException":
      return [`${where} is not in the region "${region}".`, "Correct AWS_REGION, or AWS_ENDPOINT_URL_S3."];
    default:
      return [
        `${where} refused a request (${code || status}).`,
        "Look into its logs, and correct SURETY_FILES or the rights of its key.",
      ];
  }
}

const slugOf = (code: string): string => code.replace(/(?<=[a-z0-9])([A-Z])/g, "-$1").toLowerCase();
