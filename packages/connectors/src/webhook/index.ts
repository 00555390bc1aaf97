import type { Connector } from "@surety/core/ports/connector";
import { type WebhookSettings, webhookSettings } from "./webhook-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const webhookConnector: Connector<WebhookSettings> = {
  kind: "webhook",
  title: "Webhook (Standard Webhooks)",
  settings: webhookSettings,
  open: async (settings, world) => (await import("./webhook-connection.ts")).openWebhook(settings, world),
};
