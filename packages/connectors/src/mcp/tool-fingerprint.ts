import type { Tool } from "@modelcontextprotocol/client";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { createHash } from "node:crypto";

/** Hash of all that a server says of a tool: its words, its schemas, its hints. Another hash is another tool. */
export function toolFingerprint(tool: Tool): string {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool;
  const said = { name, title, description, inputSchema, outputSchema, annotations };
  return createHash("sha256").update(canonicalJson(said)).digest("hex");
}
