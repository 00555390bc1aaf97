import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";
import { messageIdFor } from "./mail-message.ts";

const world = { guard: createAddressGuard(), clock: { now: () => new Date("2026-03-04T10:00:00Z") } };
const mail = {
  kind: "email",
  to: "ann@example.com, bo@example.com",
  subject: "Ihre Erstattung für Bestellung 7",
  text: "Guten Tag,\n.\nerledigt.",
} as const;
const options = (idempotencyKey: string) => ({ timeoutMs: 5000, idempotencyKey });
let server: FakeSmtp;
beforeAll(async () => {
  server = await startFakeSmtp({ user: "surety", password: "s3cret" });
});
afterAll(() => server.close());
const open = (more: Record<string, unknown> = {}) => {
  const account = { user: "surety", password: "s3cret", from: "desk@shop.example" };
  const settings = {
    host: server.host,
    port: server.port,
    security: "none",
    ...account,
    allowPrivate: [`127.0.0.1:${server.port}`],
    ...more,
  };
  return openConnection({ name: "mail", kind: "smtp", settings }, world);
};

describe("smtp effect", () => {
  it("delivers the mail with a Message-ID made from the key", async () => {
    const receipt = await (await open()).effect?.(mail, options("case-7.mail"));
    expect(receipt).toEqual({
      summary: "Mail accepted by 127.0.0.1",
      reference: "<case-7.mail@shop.example>",
      status: 250,
    });
    const received = server.deliveries.at(-1);
    expect(received).toMatchObject({ from: "desk@shop.example", to: ["ann@example.com", "bo@example.com"] });
    expect(received?.mail).toMatchObject({ subject: mail.subject, messageId: "<case-7.mail@shop.example>" });
    expect(received?.mail.text?.trim()).toBe(mail.text);
  });

  it("says how to end such mails, in a header that mailboxes know", async () => {
    const unsubscribe = `https://desk.example/unsubscribe/${"x".repeat(43)}`;
    await (await open()).effect?.({ ...mail, unsubscribe }, options("list"));
    const headers = new Map(server.deliveries.at(-1)?.mail.headers.map(({ key, value }) => [key, value]));
    expect(headers.get("list-unsubscribe")).toBe(`<${unsubscribe}>`);
    expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("is one mail in the mailbox after a repeat", async () => {
    const connection = await open();
    await connection.effect?.(mail, options("again"));
    await connection.effect?.(mail, options("again"));
    expect(server.mailbox().filter(({ mail: each }) => each.messageId === "<again@shop.example>")).toHaveLength(1);
  });

  it.each([
    [{ ...mail, subject: "x\r\nBcc: eve@evil.example" }, "subject"],
    [{ ...mail, to: "ann@example.com\r\nRCPT TO:<eve@evil.example>" }, "to"],
    [{ ...mail, to: "Ann <ann@example.com>" }, "to"],
    [{ ...mail, to: "ann@example.com,,bo@example.com" }, "to"],
    [{ ...mail, to: "" }, "to"],
    [{ ...mail, unsubscribe: "https://desk.example/x>\r\nBcc: eve@evil.example" }, "unsubscribe"],
  ])("refuses %j", async (request, field) => {
    const before = server.deliveries.length;
    await expect((await open()).effect?.(request, options("k"))).rejects.toMatchObject({ kind: "user", field });
    expect(server.deliveries).toHaveLength(before);
  });

  it.each([
    [451, { kind: "transient", code: "smtp-451" }],
    [550, { kind: "terminal", code: "smtp-550" }],
  ])("a reply of %i", async (code, expected) => {
    server.failNext({ code });
    await expect((await open()).effect?.(mail, options("k"))).rejects.toMatchObject(expected);
  });

  it("classifies what goes wrong before the mail", async () => {
    await expect((await open({ password: "wrong" })).effect?.(mail, options("k"))).rejects.toMatchObject({
      kind: "terminal",
      remedy: "Check user and password of the connection.",
    });
    await expect((await open({ security: "starttls" })).effect?.(mail, options("k"))).rejects.toMatchObject({
      kind: "terminal",
    });
    await expect(
      (await open({ port: 1, allowPrivate: ["127.0.0.1"] })).effect?.(mail, options("k")),
    ).rejects.toMatchObject({ kind: "transient", code: "connection" });
    await expect((await open({ allowPrivate: [] })).effect?.(mail, options("k"))).rejects.toMatchObject({
      kind: "user",
      code: "blocked-address",
    });
  });

  it("tests the login without sending", async () => {
    const before = server.deliveries.length;
    expect(await (await open()).test()).toMatchObject({ ok: true });
    expect(await (await open({ password: "wrong" })).test()).toMatchObject({ ok: false });
    expect(server.deliveries).toHaveLength(before);
  });
});

it("makes a Message-ID of any key", () => {
  expect(messageIdFor("a b>\r\n", "x@y.example")).toMatch(/^<[0-9a-f]{64}@y\.example>$/);
  expect(messageIdFor("k:1", "x@y.example")).toBe(messageIdFor("k:1", "x@y.example"));
});
