import { timingSafeEqual } from "node:crypto";
import type { Secret } from "@surety/core/ports/secret";
import { isSigningSecret, signWebhook } from "./sign-webhook.ts";

const TOLERANCE_SECONDS = 5 * 60;
const MOST_SIGNATURES = 20;

/** An incoming message and how to check it; several secrets are accepted while one replaces the other. */
export interface IncomingWebhook {
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they arrived: parsed and printed again they would not match. */
  body: Uint8Array | string;
  secret: Secret | readonly Secret[];
  now: Date;
}

export type WebhookVerdict = { ok: true; id: string; timestamp: Date } | { ok: false; reason: string };

/** Checks a Standard Webhooks signature: right key, right body, at most five minutes old or early. Compares in constant time. */
export function verifyStandardWebhook(incoming: IncomingWebhook): WebhookVerdict {
  const read = (name: string) => headerOf(incoming.headers, name);
  const [id, timestampText, signatures] = [read("webhook-id"), read("webhook-timestamp"), read("webhook-signature")];
  if (!id || !timestampText || !signatures) return { ok: false, reason: "a webhook header is missing" };
  if (!/^\d{1,12}$/.test(timestampText)) return { ok: false, reason: "the timestamp is not a number of seconds" };
  const timestamp = Number(timestampText);
  const age = Math.floor(incoming.now.getTime() / 1000) - timestamp;
  if (age > TOLERANCE_SECONDS) return { ok: false, reason: "the message is too old" };
  if (age < -TOLERANCE_SECONDS) return { ok: false, reason: "the message comes from the future" };
  const given = signatures.split(" ").slice(0, MOST_SIGNATURES);
  const secrets = [incoming.secret].flat().filter(isSigningSecret);
  const matches = secrets.map((secret) => {
    const expected = signWebhook({ id, timestamp, body: incoming.body, secret });
    return given.map((signature) => equal(signature, expected)).includes(true);
  });
  return matches.includes(true)
    ? { ok: true, id, timestamp: new Date(timestamp * 1000) }
    : { ok: false, reason: "no signature matches" };
}

function headerOf(headers: IncomingWebhook["headers"], name: string): string | undefined {
  const found = headers[name] ?? Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === "string" ? found : found?.join(" ");
}

function equal(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
