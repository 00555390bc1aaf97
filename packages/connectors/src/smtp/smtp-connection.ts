import type { CallLimits, Connection, ConnectorWorld } from "@surety/core/ports/connector";
import { createTransport } from "nodemailer";
import { withDeadline } from "../outbound/deadline.ts";
import { openGuardedSocket } from "../outbound/guarded-socket.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import { mailMessage } from "./mail-message.ts";
import { smtpError } from "./smtp-error.ts";
import type { SmtpSettings } from "./smtp-settings.ts";

/** Mail through one server. Each mail takes a fresh connection, so that every one of them passes the guard. */
export async function openSmtp(settings: SmtpSettings, world: ConnectorWorld): Promise<Connection> {
  const where = `${settings.host}:${settings.port}`;
  const session = <T>(limits: CallLimits, use: (transport: MailTransport) => Promise<T>) =>
    withDeadline(limits, async (signal) => {
      const socket = await openGuardedSocket(world.guard, settings, signal);
      signal.addEventListener("abort", () => socket.destroy(), { once: true });
      const transport = createMailTransport(settings, socket, limits.timeoutMs);
      return use(transport).finally(() => {
        transport.close();
        socket.destroy();
      });
    }).catch((error: unknown) => {
      throw smtpError(error, where);
    });
  return {
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "email") throw unsupported("smtp", request.kind);
      const message = mailMessage(settings.from, request, idempotencyKey);
      const sent = await session(limits, (transport) => transport.sendMail(message));
      const status = Number.parseInt(sent.response, 10);
      const refused =
        sent.rejected.length === 0 ? "" : `; refused for ${sent.rejected.length} of ${message.to.length} recipients`;
      return {
        summary: `Mail accepted by ${settings.host}${refused}`,
        reference: message.messageId,
        ...(status > 0 ? { status } : {}),
      };
    },
    test: () =>
      testResult(async () => {
        await session({ timeoutMs: 10_000 }, (transport) => transport.verify());
        return `${where} accepts mail from this connection.`;
      }),
    close: async () => {},
  };
}

type MailTransport = ReturnType<typeof createMailTransport>;

function createMailTransport(
  settings: SmtpSettings,
  connection: Awaited<ReturnType<typeof openGuardedSocket>>,
  timeoutMs: number,
) {
  const { user, password, host, port, security } = settings;
  return createTransport({
    host,
    port,
    connection,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    socketTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password.reveal() } }),
  });
}
