import type { Connector } from "@surety/core/ports/connector";
import { type SmtpSettings, smtpSettings } from "./smtp-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const smtpConnector: Connector<SmtpSettings> = {
  kind: "smtp",
  title: "E-mail (SMTP)",
  settings: smtpSettings,
  open: async (settings, world) => (await import("./smtp-connection.ts")).openSmtp(settings, world),
};
