import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

const world = { guard: createAddressGuard(), clock: { now: () => new Date("2026-03-04T10:00:00Z") } };
const limits = { timeoutMs: 5000 };
let receiver: FakeReceiver;
beforeAll(async () => {
  receiver = await startFakeReceiver();
});
afterAll(() => receiver.close());

const open = (more: Record<string, unknown> = {}) => {
  const settings = {
    baseUrl: `${receiver.url}/v1`,
    headers: { Authorization: "Bearer s3cret" },
    allowPrivate: [receiver.host],
    ...more,
  };
  return openConnection({ name: "crm", kind: "http", settings }, world);
};
const post = { kind: "http", method: "POST", path: "/tickets", body: { subject: "x" } } as const;

describe("http lookup", () => {
  it("asks with the headers of the connection and gives the JSON", async () => {
    receiver.answer("/v1/customers", { body: [{ id: 7 }] });
    const connection = await open();
    expect(await connection.lookup?.({ kind: "http", path: "/customers", query: { id: 7 } }, limits)).toEqual([
      { id: 7 },
    ]);
    expect(receiver.deliveries.at(-1)).toMatchObject({
      method: "GET",
      path: "/v1/customers?id=7",
      headers: { authorization: "Bearer s3cret" },
    });
  });

  it("is null at 404, and a terminal error where the answer is not JSON", async () => {
    receiver.answer("/v1/none", { status: 404 });
    receiver.answer("/v1/page", { body: "<html>" });
    const connection = await open();
    expect(await connection.lookup?.({ kind: "http", path: "/none", query: {} }, limits)).toBeNull();
    await expect(connection.lookup?.({ kind: "http", path: "/page", query: {} }, limits)).rejects.toMatchObject({
      kind: "terminal",
      code: "not-json",
    });
  });

  it("refuses paths that leave its address and requests of other kinds", async () => {
    const connection = await open();
    await expect(
      connection.lookup?.({ kind: "http", path: "//evil.example", query: {} }, limits),
    ).rejects.toMatchObject({ kind: "user" });
    await expect(connection.lookup?.({ kind: "sql", sql: "select 1", params: {} }, limits)).rejects.toMatchObject({
      code: "unsupported-request",
    });
  });
});

describe("http effect", () => {
  it("carries the idempotency key, so a repeat takes effect once", async () => {
    const connection = await open();
    receiver.failNext({ break: "lost" });
    await expect(connection.effect?.(post, { ...limits, idempotencyKey: "k1" })).rejects.toMatchObject({
      kind: "transient",
    });
    expect(await connection.effect?.(post, { ...limits, idempotencyKey: "k1" })).toEqual({
      summary: "POST /v1/tickets answered 201",
      status: 201,
    });
    expect(receiver.seen("k1")).toBe(1);
    expect(receiver.deliveries.at(-1)?.body).toBe('{"subject":"x"}');
  });

  it.each([
    [
      { status: 429, headers: { "retry-after": "7" } },
      { kind: "transient", code: "http-429", retryAfterMs: 7000 },
    ],
    [
      { status: 503, headers: { "retry-after": "Wed, 04 Mar 2026 10:00:30 GMT" } },
      { kind: "transient", retryAfterMs: 30_000 },
    ],
    [{ status: 408 }, { kind: "transient", retryAfterMs: undefined }],
    [{ status: 425 }, { kind: "transient" }],
    [{ status: 500 }, { kind: "transient" }],
    [
      { status: 422, body: `no such queue ${"x".repeat(400)}` },
      {
        kind: "terminal",
        message: expect.stringMatching(/^POST \/v1\/tickets was answered with 422: no such queue x{286}$/) as string,
      },
    ],
    [{ status: 401 }, { kind: "terminal", remedy: "Check the credentials of the connection." }],
    [{ status: 302, headers: { location: "/elsewhere" } }, { kind: "terminal" }],
  ])("%j", async (failure, expected) => {
    const connection = await open();
    receiver.failNext(failure);
    await expect(connection.effect?.(post, { ...limits, idempotencyKey: "k2" })).rejects.toMatchObject(expected);
  });
});

describe("http connection", () => {
  it("tells how its test went", async () => {
    expect(await (await open()).test()).toEqual({ ok: true, message: `${receiver.host} answered 200.` });
    const refused = await (await open({ allowPrivate: [] })).test();
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining("not a public address") as string });
  });

  it("refuses settings that do not fit, without repeating them", async () => {
    const bad = open({ headers: { "bad name": "s3cret" } });
    await expect(bad).rejects.toMatchObject({ kind: "user", code: "bad-settings" });
    await expect(bad).rejects.not.toThrow(/s3cret/);
    await expect(open({ baseUrl: "ftp://x" })).rejects.toMatchObject({ field: "connections.crm.baseUrl" });
    await expect(openConnection({ name: "x", kind: "carrier-pigeon", settings: {} }, world)).rejects.toMatchObject({
      code: "unknown-connector",
    });
  });
});
