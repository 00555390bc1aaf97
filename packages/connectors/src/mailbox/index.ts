import type { Connector } from "@surety/core/ports/connector";
import { type MailboxSettings, mailboxSettings } from "./mailbox-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const mailboxConnector: Connector<MailboxSettings> = {
  kind: "mailbox",
  title: "Mailbox (IMAP)",
  settings: mailboxSettings,
  open: async (settings, world) => (await import("./mailbox-connection.ts")).openMailbox(settings, world),
};
