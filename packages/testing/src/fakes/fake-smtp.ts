import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** One mail that was accepted. */
export interface ReceivedMail {
  /** Envelope sender and recipients. */
  from: string;
  to: string[];
  /** Parsed headers and text. */
  mail: Email;
  /** The message as it came over the wire. */
  raw: string;
}

export interface FakeSmtp {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** Every delivery, repeats included. */
  readonly deliveries: readonly ReceivedMail[];
  /** What is in the mailbox: one mail per Message-ID. */
  mailbox(): readonly ReceivedMail[];
  /** Refuses the next mail (or the next `times`) with this SMTP reply code when its text arrives. */
  failNext(failure: { code: number; times?: number }): void;
  close(): Promise<void>;
}

/** A mail server on loopback that takes mail for everybody; with `user` it asks for that name and password. */
export async function startFakeSmtp(options: { user?: string; password?: string } = {}): Promise<FakeSmtp> {
  const deliveries: ReceivedMail[] = [];
  const failures: number[] = [];
  const server = createServer(options, async (received) => {
    const code = failures.shift();
    if (code !== undefined) throw Object.assign(new Error("refused by the test"), { responseCode: code });
    deliveries.push(received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    host: "127.0.0.1",
    port: (server.server.address() as AddressInfo).port,
    deliveries,
    mailbox: () =>
      [...new Map(deliveries.toReversed().map((each) => [each.mail.messageId, each])).values()].toReversed(),
    failNext: ({ code, times = 1 }) => failures.push(...Array.from({ length: times }, () => code)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function createServer(
  options: { user?: string; password?: string },
  take: (mail: ReceivedMail) => Promise<void>,
): SMTPServer {
  return new SMTPServer({
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onAuth: (auth, _session, done) => {
      const known = auth.username === options.user && auth.password === options.password;
      if (known) done(null, { user: auth.username ?? "" });
      else done(new Error("wrong name or password"));
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? "" : mailFrom.address;
      readMail(stream)
        .then(({ raw, mail }) => take({ from, to: rcptTo.map(({ address }) => address), raw, mail }))
        .then(() => done(), done);
    },
  });
}

async function readMail(stream: AsyncIterable<Buffer>): Promise<{ raw: string; mail: Email }> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  return { raw: raw.toString("utf8"), mail: await PostalMime.parse(raw) };
}
