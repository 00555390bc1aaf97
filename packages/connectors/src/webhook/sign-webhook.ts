import { createHmac } from "node:crypto";
import type { Secret } from "@surety/core/ports/secret";

const PREFIX = "whsec_";

/** The signature of a Standard Webhooks message, as its header carries it (`v1,...`); `timestamp` is in whole seconds. */
export function signWebhook(message: {
  id: string;
  timestamp: number;
  body: Uint8Array | string;
  secret: Secret;
}): string {
  const { id, timestamp, body, secret } = message;
  return `v1,${createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest("base64")}`;
}

/** Whether the secret is base64 of a useful length, with or without its `whsec_`. */
export function isSigningSecret(secret: Secret): boolean {
  const bytes = keyOf(secret).length;
  return /^(?:whsec_)?[A-Za-z0-9+/]+={0,2}$/.test(secret.reveal()) && bytes >= 16 && bytes <= 64;
}

function keyOf(secret: Secret): Buffer {
  const text = secret.reveal();
  return Buffer.from(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text, "base64");
}
