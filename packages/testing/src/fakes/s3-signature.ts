import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface S3Key {
  keyId: string;
  secret: string;
  region: string;
}

interface Signed {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
}

/** The code with which S3 refuses a signature (Signature Version 4), worked out from the documentation; null for a good one. */
export function signatureProblem({ keyId, secret, region }: S3Key, { request, url, body }: Signed): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (given === null) return "AccessDenied";
  const [, sentKey, day = "", sentRegion, names = "", signature] = given;
  if (sentKey !== keyId) return "InvalidAccessKeyId";
  if (sentRegion !== region) return "AuthorizationHeaderMalformed";
  const content = String(request.headers["x-amz-content-sha256"] ?? "");
  if (content !== sha256(body) || !names.split(";").includes("x-amz-content-sha256"))
    return "XAmzContentSHA256Mismatch";
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`);
  const canonical = [request.method, url.pathname, queryOf(url), headers.join(""), names, content].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", String(request.headers["x-amz-date"] ?? ""), scope, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
    (under, part) => createHmac("sha256", under).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  return createHmac("sha256", key).update(toSign).digest("hex") === signature ? null : "SignatureDoesNotMatch";
}

const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

function queryOf(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join("&");
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
