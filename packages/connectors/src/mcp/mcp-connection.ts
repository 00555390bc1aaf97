import type { Client, Tool } from "@modelcontextprotocol/client";
import type { CallLimits, Connection, ConnectionTool, ConnectorWorld } from "@surety/core/ports/connector";
import { withDeadline } from "../outbound/deadline.ts";
import { createOutbound } from "../outbound/outbound.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import { allowedTool } from "./allowed-tool.ts";
import { fittingArguments } from "./fitting-arguments.ts";
import { mcpSession } from "./mcp-session.ts";
import type { McpSettings } from "./mcp-settings.ts";
import { streamingFetch } from "./streaming-fetch.ts";
import { referenceIn, toolAnswer } from "./tool-answer.ts";
import { toolFingerprint } from "./tool-fingerprint.ts";

/** How long a list of tools is believed before a lookup; before an effect it is always read anew. */
const believedMs = 30_000;

/** Where an effect's idempotency key travels; a server that knows it does the same thing once. */
const keyName = "surety/idempotency-key";

/** The tools of an MCP server over streamable HTTP: those that a person allowed, as that person saw them. */
export async function openMcp(settings: McpSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const now = () => world.clock.now().getTime();
  const session = mcpSession(settings, streamingFetch(outbound, now));
  let listed: { tools: readonly Tool[]; at: number } | undefined;

  const list = async (client: Client, limits: CallLimits, signal: AbortSignal) => {
    const { tools } = await client.listTools(undefined, { timeout: limits.timeoutMs, signal, cacheMode: "refresh" });
    listed = { tools, at: now() };
    return tools;
  };
  const call = (asked: Asked, limits: CallLimits, as: "lookup" | "effect", meta?: Record<string, unknown>) =>
    withDeadline(limits, (signal) =>
      session.use(async (client) => {
        const believed = as === "lookup" && listed !== undefined && now() - listed.at < believedMs;
        const offered = believed ? (listed?.tools ?? []) : await list(client, limits, signal);
        const tool = allowedTool(offered, settings, asked.tool, as);
        const params = {
          name: tool.name,
          arguments: fittingArguments(tool, asked.arguments),
          ...(meta === undefined ? {} : { _meta: meta }),
        };
        const result = await client.callTool(params, { timeout: limits.timeoutMs, signal, toolDefinition: tool });
        return toolAnswer(tool.name, result);
      }),
    );
  const tools = (limits: CallLimits) =>
    withDeadline(limits, (signal) => session.use((client) => list(client, limits, signal)));

  return {
    async lookup(request, limits) {
      if (request.kind !== "tool") throw unsupported("mcp", request.kind);
      return call(request, limits, "lookup");
    },
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "tool") throw unsupported("mcp", request.kind);
      const reference = referenceIn(await call(request, limits, "effect", { [keyName]: idempotencyKey }));
      return { summary: `${request.tool} done`, ...(reference === undefined ? {} : { reference }) };
    },
    tools: async (limits) => (await tools(limits)).map((tool) => described(tool, settings)),
    test: () => testResult(async () => testWords(await tools({ timeoutMs: 10_000 }), settings)),
    async close() {
      await session.close();
      await outbound.close();
    },
  };
}

interface Asked {
  tool: string;
  arguments: Readonly<Record<string, unknown>>;
}

function described(tool: Tool, { tools }: McpSettings): ConnectionTool {
  const allowed = Object.hasOwn(tools, tool.name) ? tools[tool.name] : undefined;
  const fingerprint = toolFingerprint(tool);
  return {
    name: tool.name,
    title: tool.title ?? tool.annotations?.title ?? tool.name,
    description: tool.description ?? "",
    input: tool.inputSchema,
    fingerprint,
    use: allowed === undefined ? null : allowed.reads ? "lookup" : "effect",
    accepted: allowed?.fingerprint === fingerprint,
  };
}

function testWords(offered: readonly Tool[], settings: McpSettings): string {
  const ready = offered.filter((tool) => described(tool, settings).accepted).length;
  const host = new URL(settings.url).host;
  return `${host} offers ${offered.length} ${offered.length === 1 ? "tool" : "tools"}; ${ready} of them may be called.`;
}
