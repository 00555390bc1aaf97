import type { Connector } from "@surety/core/ports/connector";
import { type McpSettings, mcpSettings } from "./mcp-settings.ts";

/** Loaded when a connection is opened: a start does not pay for systems it does not speak to. */
export const mcpConnector: Connector<McpSettings> = {
  kind: "mcp",
  title: "Tools (MCP server)",
  settings: mcpSettings,
  open: async (settings, world) => (await import("./mcp-connection.ts")).openMcp(settings, world),
};
