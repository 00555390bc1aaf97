import type { Connector, ConnectorKind } from "@surety/core/ports/connector";
import { chatConnector } from "./chat/index.ts";
import { httpConnector } from "./http/index.ts";
import { languageConnector } from "./language/index.ts";
import { mailboxConnector } from "./mailbox/index.ts";
import { mcpConnector } from "./mcp/index.ts";
import { postgresConnector } from "./postgres/index.ts";
import { smtpConnector } from "./smtp/index.ts";
import { webhookConnector } from "./webhook/index.ts";

/** Every outside system Surety can speak to, by kind. */
export const connectors: Readonly<Record<ConnectorKind, Connector<unknown>>> = {
  postgres: postgresConnector,
  http: httpConnector,
  smtp: smtpConnector,
  mailbox: mailboxConnector,
  webhook: webhookConnector,
  chat: chatConnector,
  language: languageConnector,
  mcp: mcpConnector,
};
