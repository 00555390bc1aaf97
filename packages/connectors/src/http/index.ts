import type { Connector } from "@surety/core/ports/connector";
import { type HttpSettings, httpSettings } from "./http-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const httpConnector: Connector<HttpSettings> = {
  kind: "http",
  title: "HTTP API",
  settings: httpSettings,
  open: async (settings, world) => (await import("./http-connection.ts")).openHttp(settings, world),
};
