import type { IncomingMail, MailFate } from "@surety/core/ports/connector";
import { type FakeImap, startFakeImap } from "@surety/testing/fakes/fake-imap";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

const world = { guard: createAddressGuard(), clock: { now: () => new Date() } };
const limits = { timeoutMs: 20_000, most: 10, mostBytes: 10_000 };

describe("mailbox", () => {
  let server: FakeImap;
  beforeEach(async () => {
    server = await startFakeImap({ user: "desk", password: 's3"cret' });
  });
  afterEach(() => server.close());

  const open = (more: Record<string, unknown> = {}) => {
    const { host, port } = server;
    const settings = { host, port, security: "none", user: "desk", password: 's3"cret', ...more };
    return openConnection(
      { name: "inbox", kind: "mailbox", settings: { allowPrivate: [`127.0.0.1:${port}`], ...settings } },
      world,
    );
  };
  const takeWith = async (take: (mail: IncomingMail) => Promise<MailFate>, more: Record<string, unknown> = {}) =>
    (await open(more)).mails?.(take, limits);
  const text = ({ content }: IncomingMail) => (content === null ? null : Buffer.from(content).toString("latin1"));

  it("hands over what lies there, oldest first, and moves each out of the way", async () => {
    server.deliver("Subject: one\r\n\r\nGr\u00fc\u00dfe");
    server.deliver(`Subject: large\r\n\r\n${"x".repeat(20_000)}`);
    server.deliver("Subject: three\r\n\r\n{12}\r\nno literal)");
    const seen: (string | null)[] = [];
    const taken = await takeWith(async (mail) => {
      seen.push(text(mail));
      return mail.content === null ? "refused" : "taken";
    });
    expect(taken).toBe(3);
    expect(seen).toEqual(["Subject: one\r\n\r\nGr\u00fc\u00dfe", null, "Subject: three\r\n\r\n{12}\r\nno literal)"]);
    expect(Object.fromEntries([...server.folders].map(([name, mails]) => [name, mails.length]))).toEqual({
      INBOX: 0,
      Taken: 2,
      Refused: 1,
    });
    expect(await takeWith(async () => "taken")).toBe(0);
  });

  it("leaves a mail where it is that could not be taken, and those after it", async () => {
    server.deliver("Subject: one\r\n\r\n1");
    server.deliver("Subject: two\r\n\r\n2");
    await expect(takeWith(() => Promise.reject(new Error("the database is away")))).rejects.toThrow(
      /^the database is away$/,
    );
    expect(server.folders.get("INBOX")).toHaveLength(2);
  });

  it("hands a mail over again that could not be put away", async () => {
    server.deliver("Subject: one\r\n\r\n1");
    server.hangUpAtMove();
    const seen: (string | null)[] = [];
    const take = async (mail: IncomingMail): Promise<MailFate> => {
      seen.push(text(mail));
      return "taken";
    };
    await expect(takeWith(take)).rejects.toMatchObject({ kind: "transient" });
    await takeWith(take);
    expect(seen).toEqual(["Subject: one\r\n\r\n1", "Subject: one\r\n\r\n1"]);
    expect(server.folders.get("Taken")).toHaveLength(1);
  });

  it("says what is wrong", async () => {
    const none = async (): Promise<MailFate> => "taken";
    await expect(takeWith(none, { password: "wrong" })).rejects.toMatchObject({
      kind: "terminal",
      code: "mailbox-login",
      remedy: expect.stringContaining("password"),
    });
    await expect(takeWith(none, { folder: "Bills" })).rejects.toMatchObject({
      kind: "terminal",
      code: "mailbox-refused",
    });
    await expect(takeWith(none, { security: "starttls" })).rejects.toMatchObject({
      message: expect.stringMatching(/TLS/),
    });
    await expect(takeWith(none, { allowPrivate: [] })).rejects.toMatchObject({ code: "blocked-address" });
    await expect(takeWith(none, { port: 1, allowPrivate: ["127.0.0.1"] })).rejects.toMatchObject({ kind: "transient" });
  });

  it("can be tried out", async () => {
    server.deliver("Subject: one\r\n\r\n1");
    expect(await (await open()).test()).toEqual({
      ok: true,
      message: `127.0.0.1:${server.port} was opened: 1 mails lie in INBOX.`,
    });
    expect(await (await open({ user: "other" })).test()).toMatchObject({ ok: false });
    expect(server.folders.get("INBOX")).toHaveLength(1);
  });
});
