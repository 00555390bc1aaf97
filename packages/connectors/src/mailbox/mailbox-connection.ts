import { isIP } from "node:net";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { CallLimits, Connection, ConnectorWorld, IncomingMail, MailFate } from "@surety/core/ports/connector";
import { ImapFlow } from "imapflow";
import { withDeadline } from "../outbound/deadline.ts";
import { testResult } from "../outbound/test-result.ts";
import { mailboxError } from "./mailbox-error.ts";
import type { MailboxSettings } from "./mailbox-settings.ts";

/** More than any list of mails, and any answer but the mails themselves, needs. */
const mostOfAnswer = 8 * 1_048_576;

/** A mailbox over IMAP. Each look takes a fresh connection, so that every one of them passes the guard. */
export async function openMailbox(settings: MailboxSettings, world: ConnectorWorld): Promise<Connection> {
  const where = `${settings.host}:${settings.port}`;
  const session = <T>(limits: CallLimits, mostBytes: number, use: (client: ImapFlow) => Promise<T>) =>
    withDeadline(limits, async (signal) => {
      const client = await clientFor(settings, world, limits.timeoutMs, mostBytes);
      signal.addEventListener("abort", () => client.close(), { once: true });
      try {
        await client.connect();
        return await use(client);
      } finally {
        await client.logout().catch(() => client.close());
      }
    }).catch((error: unknown) => {
      throw error instanceof NotTaken ? error.cause : mailboxError(error, where);
    });
  return {
    mails: (take, { most, mostBytes, ...limits }) =>
      session(limits, mostBytes, (client) => takeAll(client, settings, { most, mostBytes, take })),
    test: () =>
      testResult(async () => {
        const waiting = await session({ timeoutMs: 15_000 }, 0, (client) => count(client, settings.folder));
        return `${where} was opened: ${waiting} mails lie in ${settings.folder}.`;
      }),
    close: async () => {},
  };
}

/** Connects to the address that the guard has seen, and asks for a certificate of the name. */
async function clientFor(
  { host, port, security, user, password, allowPrivate }: MailboxSettings,
  { guard }: ConnectorWorld,
  timeoutMs: number,
  mostBytes: number,
): Promise<ImapFlow> {
  const name = host.replace(/^\[|\]$/g, "");
  const [first] = await guard.resolve(name, port, allowPrivate);
  const client = new ImapFlow({
    host: first?.address ?? name,
    ...(isIP(name) === 0 && { servername: name }),
    port,
    secure: security === "tls",
    doSTARTTLS: security === "starttls",
    auth: { user, pass: password.reveal() },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    maxLiteralSize: mostBytes + mostOfAnswer,
    maxResponseSize: 2 * (mostBytes + mostOfAnswer),
  });
  // Whoever waits for an answer hears of it; without a listener it would end the process.
  client.on("error", () => {});
  return client;
}

async function count(client: ImapFlow, folder: string): Promise<number> {
  const lock = await client.getMailboxLock(folder, { readOnly: true });
  try {
    return client.mailbox === false ? 0 : client.mailbox.exists;
  } finally {
    lock.release();
  }
}

/** Carries an error of whoever takes mails past what the mailbox may say. */
class NotTaken extends Error {}

interface Taking {
  most: number;
  mostBytes: number;
  take: (mail: IncomingMail) => Promise<MailFate>;
}

async function takeAll(
  client: ImapFlow,
  settings: MailboxSettings,
  { most, mostBytes, take }: Taking,
): Promise<number> {
  const lock = await client.getMailboxLock(settings.folder);
  try {
    const found = (await client.search({ all: true }, { uid: true })) || [];
    const uids = found.toSorted((a, b) => a - b).slice(0, most);
    if (uids.length > 0) for (const name of [settings.taken, settings.refused]) await client.mailboxCreate(name);
    for (const uid of uids) {
      const mail = await fetched(client, uid, mostBytes);
      if (mail === null) continue;
      const fate = await take(mail).catch((error: unknown) => {
        throw new NotTaken("a mail was not taken", { cause: error });
      });
      await putAway(client, uid, fate === "taken" ? settings.taken : settings.refused);
    }
    return uids.length;
  } finally {
    lock.release();
  }
}

/** Null where somebody else has moved it meanwhile. */
async function fetched(client: ImapFlow, uid: number, mostBytes: number): Promise<IncomingMail | null> {
  const head = await client.fetchOne(String(uid), { size: true }, { uid: true });
  if (head === false) return null;
  const size = head.size ?? 0;
  if (size > mostBytes) return { size, content: null };
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true });
  return whole === false || whole.source === undefined ? null : { size, content: whole.source };
}

async function putAway(client: ImapFlow, uid: number, folder: string): Promise<void> {
  if ((await client.messageMove(String(uid), folder, { uid: true })) !== false) return;
  if (!client.usable)
    throw new TransientError({
      code: "connection",
      message: "The mailbox ended the connection before a mail was moved.",
    });
  throw new TerminalError({
    code: "mailbox-refused",
    message: `A mail could not be moved to the folder "${folder}".`,
    remedy: "Make the folder, or let the user of the connection write to it.",
  });
}
