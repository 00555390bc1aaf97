import type { Connector } from "@surety/core/ports/connector";
import { type ChatSettings, chatSettings } from "./chat-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const chatConnector: Connector<ChatSettings> = {
  kind: "chat",
  title: "Chat (Slack-compatible webhook)",
  settings: chatSettings,
  open: async (settings, world) => (await import("./chat-connection.ts")).openChat(settings, world),
};
