import type { Secret } from "@surety/core/ports/secret";

/** A bucket, and how to get at it. */
export interface S3Place {
  bucket: string;
  /** What keys begin with; empty or ending with a slash. */
  prefix: string;
  /** Where requests go; the bucket is the first part of their path. */
  endpoint: URL;
  region: string;
  keyId: string;
  secret: Secret;
  sessionToken: Secret | null;
}

/** `s3://bucket/some/prefix`; undefined where it is none. */
export function readBucket(text: string): Pick<S3Place, "bucket" | "prefix"> | undefined {
  const [, bucket, prefix = ""] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9._/-]*))?$/.exec(text) ?? [];
  const parts = prefix.split("/").filter((part) => part !== "");
  if (bucket === undefined || parts.some((part) => part === "." || part === "..")) return undefined;
  return { bucket, prefix: parts.map((part) => `${part}/`).join("") };
}
