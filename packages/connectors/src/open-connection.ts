import { UserError } from "@surety/core/errors/user-error";
import type { Connection, ConnectorWorld } from "@surety/core/ports/connector";
import { connectors } from "./connectors.ts";

/** A connection as it is stored: its name, its kind, and settings that nobody has checked yet (secrets already decrypted). */
export interface StoredConnection {
  name: string;
  kind: string;
  settings: unknown;
}

/** Checks the settings and opens the connection. Throws `UserError` that names the field; messages never contain values. */
export async function openConnection(stored: StoredConnection, world: ConnectorWorld): Promise<Connection> {
  const connector = Object.values(connectors).find(({ kind }) => kind === stored.kind);
  if (connector === undefined) throw unknownKind(stored);
  const settings = connector.settings.safeParse(stored.settings);
  if (settings.success) return connector.open(settings.data, world);
  const issue = settings.error.issues[0];
  throw new UserError({
    code: "bad-settings",
    message: `The settings of connection ${stored.name} do not fit: ${issue?.message ?? "unknown reason"}.`,
    remedy: "Correct the field in the settings of the connection.",
    field: ["connections", stored.name, ...(issue?.path ?? [])].join("."),
  });
}

function unknownKind(stored: StoredConnection): UserError {
  return new UserError({
    code: "unknown-connector",
    message: `Connection ${stored.name} is of kind ${JSON.stringify(stored.kind)}, which does not exist.`,
    remedy: `Use one of ${Object.keys(connectors).join(", ")}.`,
    field: `connections.${stored.name}.kind`,
  });
}
