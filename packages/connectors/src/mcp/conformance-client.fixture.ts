import type { Connection } from "@surety/core/ports/connector";
import { createAddressGuard } from "../outbound/address-guard.ts";
import { openMcp } from "./mcp-connection.ts";
import { mcpSettings } from "./mcp-settings.ts";

/** The connection under the public conformance runner: `node conformance-client.fixture.ts URL`, scenario by environment. */

const limits = { timeoutMs: 20_000 };
const url = process.argv.at(-1) ?? "";
const scenario = process.env["MCP_CONFORMANCE_SCENARIO"] ?? "";

type Call = { name: string; arguments: Record<string, unknown> };

/** What a scenario wants called; the others only look at what is there. */
const wanted: Record<string, Call[]> = {
  tools_call: [{ name: "add_numbers", arguments: { a: 5, b: 3 } }],
  "sse-retry": [{ name: "test_reconnection", arguments: {} }],
  "http-standard-headers": [
    { name: "test_headers", arguments: {} },
    { name: "my-hyphenated-tool", arguments: {} },
  ],
};

const seen = await connect({});
const offered = (await seen.tools?.(limits)) ?? [];
await seen.close();
// A person has looked at the tools, and accepted them as they are.
const tools = Object.fromEntries(offered.map(({ name, fingerprint }) => [name, { reads: true, fingerprint }]));
const connection = await connect(tools);
for (const call of calls()) {
  await connection.lookup?.({ kind: "tool", tool: call.name, arguments: call.arguments }, limits);
}
await connection.close();

function connect(allowed: object): Promise<Connection> {
  const allowPrivate = ["127.0.0.1", "[::1]", new URL(url).host];
  const world = { guard: createAddressGuard(), clock: { now: () => new Date() } };
  return openMcp(mcpSettings.parse({ url, tools: allowed, allowPrivate }), world);
}

function calls(): Call[] {
  if (scenario === "http-invalid-tool-headers")
    return offered.map(({ name }) => ({ name, arguments: { region: "north", value: "x" } }));
  if (scenario === "json-schema-2020-12-preservation") return echoed();
  const { toolCalls } = JSON.parse(process.env["MCP_CONFORMANCE_CONTEXT"] ?? "{}") as { toolCalls?: Call[] };
  return toolCalls ?? wanted[scenario] ?? [];
}

/** The schema of the one tool, handed to the other as it arrived. */
function echoed(): Call[] {
  const [rich, echo] = offered;
  return echo === undefined ? [] : [{ name: echo.name, arguments: { schema: rich?.input } }];
}
