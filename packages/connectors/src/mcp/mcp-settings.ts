import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";
import { headerName } from "../outbound/header-name.ts";

const toolName = z.string().regex(/^[A-Za-z0-9_./-]{1,128}$/, "a tool's name as its server writes it");

/** What a person allowed: whether the tool only reads, and the definition they saw. Without one it waits to be accepted. */
const allowedTool = z.strictObject({
  reads: z.boolean().default(false),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "the fingerprint of a definition")
    .nullable()
    .default(null),
});

/** An MCP server over streamable HTTP. Only the tools that are listed here are ever called. */
export const mcpSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).refine((url) => !/[#@]/.test(url), "must not contain # or @"),
  /** Sent as `Authorization: Bearer`. */
  token: secretText.optional(),
  headers: z.record(headerName, secretText).default({}),
  tools: z.record(toolName, allowedTool).default({}),
  allowPrivate,
});
export type McpSettings = z.output<typeof mcpSettings>;
