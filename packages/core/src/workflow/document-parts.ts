import { z } from "zod";

/** Names that expressions can refer to: `intent`, `customer`, `text`. */
export const identifier = z.string().regex(/^[a-z][A-Za-z0-9_]{0,62}$/, "a name such as intent or orderTotal");
/** Names of workflows, triggers and connections: `support-triage`. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, "lower-case letters, digits and dashes, beginning with a letter");
/** A CEL expression; compile checks its names and types. */
export const cel = z.string().min(1).max(4000);
/** A LiquidJS template; compile checks its names. */
export const template = z.string().max(20_000);
/** `500ms`, `30s`, `4h`, `30d`. */
export const duration = z.string().regex(/^\d{1,6}(ms|s|m|h|d)$/, "a duration such as 30s, 4h or 30d");
/** A named connection, checked against the configured ones at compile. */
export const connection = slug;
/** A tool of an MCP server, as the server writes it. Always a constant: no text of a case chooses what is called. */
export const toolName = z.string().regex(/^[A-Za-z0-9_./-]{1,128}$/, "the name of a tool, such as find_customer");
/** CEL by field or parameter name. */
export const fields = z.record(z.string().min(1).max(200), cel);
