import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressGuard } from "./address-guard.ts";
import { createOutbound } from "./outbound.ts";

let receiver: FakeReceiver;
let other: FakeReceiver;
beforeAll(async () => {
  receiver = await startFakeReceiver();
  other = await startFakeReceiver();
});
afterAll(async () => {
  await receiver.close();
  await other.close();
});

const send = (
  url: string,
  options: {
    method?: "GET" | "POST";
    allow?: string[];
    resolved?: string[];
    timeoutMs?: number;
    signal?: AbortSignal;
  } = {},
) => {
  const answers = options.resolved ?? ["127.0.0.1"];
  const guard = createAddressGuard({
    resolver: async () => [{ address: answers.length > 1 ? (answers.shift() ?? "") : (answers[0] ?? ""), family: 4 }],
  });
  const outbound = createOutbound({ guard, allow: options.allow ?? [receiver.host] });
  const limits = {
    timeoutMs: options.timeoutMs ?? 5000,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const request = {
    url: new URL(url),
    method: options.method ?? "GET",
    headers: { authorization: "Bearer token" },
    ...limits,
  } as const;
  return outbound.request(request).finally(() => outbound.close());
};

describe("createOutbound", () => {
  it("reads an answer from a place it may reach", async () => {
    receiver.answer("/a", { body: { n: 1 } });
    expect(await send(`${receiver.url}/a?b=c`)).toMatchObject({ status: 200, body: '{"n":1}' });
  });

  it.each(["127.0.0.1", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0177.0.0.1", "localhost"])(
    "does not connect to %s unless it is named",
    async (host) => {
      const before = receiver.deliveries.length;
      const port = new URL(receiver.url).port;
      await expect(send(`http://${host}:${port}/`, { allow: [] })).rejects.toThrow(UserError);
      expect(receiver.deliveries).toHaveLength(before);
    },
  );

  it("connects to the address it has checked, although the name means another one by now", async () => {
    const port = new URL(receiver.url).port;
    const rebinding = ["127.0.0.1", "10.255.255.1"];
    expect(await send(`http://rebind.example:${port}/`, { resolved: rebinding })).toMatchObject({ status: 200 });
    expect(rebinding).toEqual(["10.255.255.1"]);
  });

  it.each(["ftp://example.com/", "file:///etc/passwd", "http://user:pass@example.com/"])("refuses %s", async (url) => {
    await expect(send(url)).rejects.toThrow(UserError);
  });

  it("checks the address again on a redirect", async () => {
    const before = other.deliveries.length;
    receiver.answer("/away", { status: 302, headers: { location: `${other.url}/inside` } });
    await expect(send(`${receiver.url}/away`)).rejects.toMatchObject({ code: "blocked-address" });
    expect(other.deliveries).toHaveLength(before);
  });

  it("keeps its headers to its own origin", async () => {
    receiver.answer("/away", { status: 302, headers: { location: `${other.url}/public` } });
    await send(`${receiver.url}/away`, { allow: [receiver.host, other.host] });
    expect(other.deliveries.at(-1)?.headers["authorization"]).toBeUndefined();
    receiver.answer("/near", { status: 307, headers: { location: "/a" } });
    await send(`${receiver.url}/near`, { method: "GET" });
    expect(receiver.deliveries.at(-1)?.headers["authorization"]).toBe("Bearer token");
  });

  it("follows three redirects and no more", async () => {
    receiver.answer("/loop", { status: 302, headers: { location: "/loop" } });
    const before = receiver.deliveries.length;
    expect((await send(`${receiver.url}/loop`)).status).toBe(302);
    expect(receiver.deliveries.length - before).toBe(4);
  });

  it("never repeats a POST elsewhere", async () => {
    const before = other.deliveries.length;
    receiver.failNext({ status: 307, headers: { location: `${other.url}/x` } });
    expect((await send(`${receiver.url}/post`, { method: "POST", allow: [receiver.host, other.host] })).status).toBe(
      307,
    );
    expect(other.deliveries).toHaveLength(before);
  });

  it("gives up at its timeout, at a cancellation and at a broken connection", async () => {
    receiver.failNext({ break: "hang" });
    await expect(send(`${receiver.url}/`, { timeoutMs: 50 })).rejects.toMatchObject({
      kind: "transient",
      code: "timeout",
    });
    receiver.failNext({ break: "hang" });
    await expect(send(`${receiver.url}/`, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      kind: "transient",
      code: "cancelled",
    });
    await expect(send(`${receiver.url}/`, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "cancelled",
    });
    receiver.failNext({ break: "reset" });
    await expect(send(`${receiver.url}/`)).rejects.toThrow(TransientError);
    await expect(send("http://127.0.0.1:1/", { allow: ["127.0.0.1"] })).rejects.toMatchObject({
      kind: "transient",
      code: "connection",
    });
  });

  it("does not read more than 5 MB", async () => {
    receiver.answer("/big", { body: "x".repeat(6 * 1024 * 1024) });
    await expect(send(`${receiver.url}/big`)).rejects.toThrow(TerminalError);
  });
});
