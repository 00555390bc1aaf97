import { Secret } from "@surety/core/ports/secret";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { signWebhook } from "./sign-webhook.ts";
import { verifyStandardWebhook } from "./verify-webhook.ts";

// The published test vector of the Standard Webhooks reference libraries.
const secret = new Secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
const body = '{"test": 2432232314}';
const headers = {
  "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
  "webhook-timestamp": "1614265330",
  "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const sentAt = 1_614_265_330;
const verify = (
  change: {
    headers?: Record<string, string | undefined>;
    body?: string | Uint8Array;
    secret?: Secret | Secret[];
    late?: number;
  } = {},
) =>
  verifyStandardWebhook({
    headers: { ...headers, ...change.headers },
    body: change.body ?? body,
    secret: change.secret ?? secret,
    now: new Date((sentAt + (change.late ?? 0)) * 1000),
  });

describe("verifyStandardWebhook", () => {
  it("accepts the published vector", () => {
    expect(verify()).toEqual({ ok: true, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: new Date(sentAt * 1000) });
    expect(verify({ body: new TextEncoder().encode(body), secret: new Secret(`whsec_${secret.reveal()}`) }).ok).toBe(
      true,
    );
  });

  it("makes the published signature", () => {
    expect(signWebhook({ id: headers["webhook-id"], timestamp: sentAt, body, secret })).toBe(
      headers["webhook-signature"],
    );
  });

  it("accepts one good signature among several, and either secret while they are rotated", () => {
    const other = new Secret(`whsec_${"b".repeat(32)}`);
    expect(verify({ headers: { "webhook-signature": `v1,AAAA v2,x ${headers["webhook-signature"]}` } }).ok).toBe(true);
    expect(verify({ secret: [other, secret] }).ok).toBe(true);
    expect(verify({ secret: [other] })).toEqual({ ok: false, reason: "no signature matches" });
    expect(verify({ secret: [] }).ok).toBe(false);
    expect(verify({ secret: new Secret("short") }).ok).toBe(false);
  });

  it("reads header names in any case", () => {
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    expect(verifyStandardWebhook({ headers: upper, body, secret, now: new Date(sentAt * 1000) }).ok).toBe(true);
  });

  it.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])("%i seconds after it was sent: %s", (late, ok) => expect(verify({ late }).ok).toBe(ok));

  it.each([
    [{ body: `${body} ` }],
    [{ headers: { "webhook-id": "msg_other" } }],
    [{ headers: { "webhook-timestamp": "1614265331" } }],
    [{ headers: { "webhook-timestamp": "1614265330.5" } }],
    [{ headers: { "webhook-timestamp": "NaN" } }],
    [{ headers: { "webhook-id": undefined } }],
    [{ headers: { "webhook-signature": "" } }],
    [{ headers: { "webhook-signature": headers["webhook-signature"].replace("v1,", "v2,") } }],
    [{ headers: { "webhook-signature": headers["webhook-signature"].slice(3) } }],
  ])("refuses %j", (change) => expect(verify(change).ok).toBe(false));

  it("agrees with the reference library, both ways", () => {
    const library = new Webhook(secret.reveal());
    const at = new Date();
    const timestamp = Math.floor(at.getTime() / 1000);
    const signed = { "webhook-id": "m-1", "webhook-timestamp": String(timestamp) };
    const theirs = library.sign("m-1", at, body);
    expect(signWebhook({ id: "m-1", timestamp, body, secret })).toBe(theirs);
    const ours = { ...signed, "webhook-signature": signWebhook({ id: "m-1", timestamp, body, secret }) };
    expect(library.verify(body, ours)).toEqual(JSON.parse(body));
  });
});
