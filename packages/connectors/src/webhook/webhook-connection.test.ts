import { Secret } from "@surety/core/ports/secret";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";
import { verifyStandardWebhook } from "./verify-webhook.ts";

const now = new Date("2026-03-04T10:00:00Z");
const world = { guard: createAddressGuard(), clock: { now: () => now } };
const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
const request = { kind: "webhook", event: "case.done", data: { case: 1 } } as const;
const options = { timeoutMs: 5000, idempotencyKey: "msg_1" };
let receiver: FakeReceiver;
beforeAll(async () => {
  receiver = await startFakeReceiver();
});
afterAll(() => receiver.close());
const open = (more: Record<string, unknown> = {}) =>
  openConnection(
    {
      name: "out",
      kind: "webhook",
      settings: { url: `${receiver.url}/hook`, secret, allowPrivate: [receiver.host], ...more },
    },
    world,
  );

describe("webhook effect", () => {
  it("sends a message that its receiver can verify", async () => {
    expect(await (await open()).effect?.(request, options)).toEqual({
      summary: "Webhook case.done answered 201",
      status: 201,
      reference: "msg_1",
    });
    const delivery = receiver.deliveries.at(-1);
    expect(JSON.parse(delivery?.body ?? "")).toEqual({
      type: "case.done",
      timestamp: "2026-03-04T10:00:00.000Z",
      data: { case: 1 },
    });
    const incoming = { headers: delivery?.headers ?? {}, body: delivery?.body ?? "", secret: new Secret(secret), now };
    expect(verifyStandardWebhook(incoming)).toEqual({ ok: true, id: "msg_1", timestamp: now });
  });

  it("keeps its id over a repeat, so it takes effect once", async () => {
    const connection = await open();
    receiver.failNext({ break: "lost" });
    await expect(connection.effect?.(request, { ...options, idempotencyKey: "msg_2" })).rejects.toMatchObject({
      kind: "transient",
    });
    await connection.effect?.(request, { ...options, idempotencyKey: "msg_2" });
    expect(receiver.seen("msg_2")).toBe(1);
  });

  it("tells a refusal from a busy receiver", async () => {
    const connection = await open();
    receiver.failNext({ status: 410 });
    await expect(connection.effect?.(request, options)).rejects.toMatchObject({ kind: "terminal" });
    receiver.failNext({ status: 429, headers: { "retry-after": "3" } });
    await expect(connection.effect?.(request, options)).rejects.toMatchObject({
      kind: "transient",
      retryAfterMs: 3000,
    });
  });

  it("refuses a private receiver that is not named, and a secret that cannot sign", async () => {
    await expect((await open({ allowPrivate: [] })).effect?.(request, options)).rejects.toMatchObject({
      code: "blocked-address",
    });
    await expect(open({ secret: "whsec_x" })).rejects.toMatchObject({ field: "connections.out.secret" });
  });

  it("sends a test message", async () => {
    expect(await (await open()).test()).toMatchObject({ ok: true });
    expect(JSON.parse(receiver.deliveries.at(-1)?.body ?? "")).toMatchObject({ type: "surety.test" });
  });
});
