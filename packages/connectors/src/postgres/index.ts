import type { Connector } from "@surety/core/ports/connector";
import { type PostgresSettings, postgresSettings } from "./postgres-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const postgresConnector: Connector<PostgresSettings> = {
  kind: "postgres",
  title: "PostgreSQL",
  settings: postgresSettings,
  open: async (settings, world) => (await import("./postgres-connection.ts")).openPostgres(settings, world),
};
