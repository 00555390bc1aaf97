import type { Tool } from "@modelcontextprotocol/client";
import { nearestName } from "@surety/core/expression/nearest-name";
import { TerminalError } from "@surety/core/errors/terminal-error";
import type { McpSettings } from "./mcp-settings.ts";
import { toolFingerprint } from "./tool-fingerprint.ts";

/**
 * The tool of that name as its server defines it now. Throws where no person allowed it, where it may act but was asked as a
 * question, where it is gone, and where it is not the one that a person accepted: none of that passes by trying again.
 */
export function allowedTool(
  offered: readonly Tool[],
  { tools }: Pick<McpSettings, "tools">,
  name: string,
  asks: "lookup" | "effect",
): Tool {
  const allowed = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (allowed === undefined) throw notAllowed(name, Object.keys(tools));
  if (asks === "lookup" && !allowed.reads) throw acts(name);
  const tool = offered.find((one) => one.name === name);
  if (tool === undefined) throw gone(name);
  if (toolFingerprint(tool) !== allowed.fingerprint) throw changed(name, allowed.fingerprint);
  return tool;
}

function notAllowed(name: string, allowed: readonly string[]): TerminalError {
  const nearest = nearestName(name, allowed);
  return new TerminalError({
    code: "tool-not-allowed",
    message: `The tool ${name} is not among those that this connection may call.`,
    remedy: nearest === undefined ? "Allow it in the connection's tools." : `Allow it, or use ${nearest}.`,
  });
}

function acts(name: string): TerminalError {
  return new TerminalError({
    code: "tool-acts",
    message: `The tool ${name} may change something, and a lookup must not.`,
    remedy: "Use it as an action, or mark it in the connection's tools as one that only reads.",
  });
}

function gone(name: string): TerminalError {
  return new TerminalError({
    code: "tool-gone",
    message: `The server offers no tool ${name} (any more).`,
    remedy: "Look at the connection's tools, and ask whoever runs the server.",
  });
}

function changed(name: string, accepted: string | null): TerminalError {
  return new TerminalError({
    code: accepted === null ? "tool-not-accepted" : "tool-changed",
    message:
      accepted === null
        ? `Nobody has accepted the definition of the tool ${name} yet.`
        : `The server has changed the definition of the tool ${name} since a person accepted it.`,
    remedy: "Read its definition in the connection's tools, and accept it there if it is still what you want.",
  });
}
