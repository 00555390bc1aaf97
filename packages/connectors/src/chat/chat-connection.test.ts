import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

const world = { guard: createAddressGuard(), clock: { now: () => new Date("2026-03-04T10:00:00Z") } };
const options = { timeoutMs: 5000, idempotencyKey: "k1" };
let receiver: FakeReceiver;
beforeAll(async () => {
  receiver = await startFakeReceiver();
});
afterAll(() => receiver.close());
const open = (more: Record<string, unknown> = {}) =>
  openConnection(
    {
      name: "slack",
      kind: "chat",
      settings: { url: `${receiver.url}/services/T0/B0`, allowPrivate: [receiver.host], ...more },
    },
    world,
  );

describe("chat effect", () => {
  it("posts the text", async () => {
    expect(await (await open()).effect?.({ kind: "notify", text: "Refund for Ann" }, options)).toEqual({
      summary: "Chat message sent (201)",
      status: 201,
    });
    expect(receiver.deliveries.at(-1)).toMatchObject({
      path: "/services/T0/B0",
      body: '{"text":"Refund for Ann"}',
      key: "k1",
    });
  });

  it("does not let text from outside call a channel", async () => {
    await (await open()).effect?.({ kind: "notify", text: "<!channel> & <https://evil.example|click>" }, options);
    expect(receiver.deliveries.at(-1)?.body).toBe(
      '{"text":"&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;"}',
    );
  });

  it("classifies failures, and does not show its address", async () => {
    receiver.failNext({ status: 500 });
    const failed = (await open()).effect?.({ kind: "notify", text: "x" }, options);
    await expect(failed).rejects.toMatchObject({ kind: "transient" });
    await expect(failed).rejects.not.toThrow(/services/);
    receiver.failNext({ status: 404, body: "no_service" });
    await expect((await open()).effect?.({ kind: "notify", text: "x" }, options)).rejects.toMatchObject({
      kind: "terminal",
    });
  });

  it("tests without posting", async () => {
    const before = receiver.deliveries.length;
    expect(await (await open()).test()).toMatchObject({ ok: true });
    expect(await (await open({ allowPrivate: [] })).test()).toMatchObject({ ok: false });
    expect(receiver.deliveries).toHaveLength(before);
    await expect(open({ url: "javascript:alert(1)" })).rejects.toMatchObject({ field: "connections.slack.url" });
  });
});
