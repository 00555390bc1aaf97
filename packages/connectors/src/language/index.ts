import type { Connector } from "@surety/core/ports/connector";
import { type LanguageSettings, languageSettings } from "./language-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const languageConnector: Connector<LanguageSettings> = {
  kind: "language",
  title: "Language model",
  settings: languageSettings,
  open: async (settings, world) => (await import("./language-connection.ts")).openLanguage(settings, world),
};
