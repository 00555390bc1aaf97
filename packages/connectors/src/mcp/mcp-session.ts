import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { isSessionGone, mcpError } from "./mcp-error.ts";
import type { McpSettings } from "./mcp-settings.ts";
import { schemaValidator } from "./schema-validator.ts";
import type { StreamingFetch } from "./streaming-fetch.ts";

/** A client that is connected when it is first needed. */
export interface McpSession {
  /** Runs a call; where the server has forgotten our session, once more in a new one. Failures are errors of the house. */
  use<Answer>(call: (client: Client) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** Pages of tools that are read at most. */
const mostPages = 16;

export function mcpSession(settings: McpSettings, fetch: StreamingFetch): McpSession {
  const url = new URL(settings.url);
  let open: Promise<Client> | undefined;

  const forget = (client: Promise<Client>) => void (open === client && (open = undefined));
  const current = () => {
    if (open !== undefined) return open;
    const connecting = connect(url, settings, fetch);
    connecting.catch(() => forget(connecting));
    return (open = connecting);
  };
  return {
    async use(call) {
      for (let again = true; ; again = false) {
        const client = current();
        try {
          return await call(await client);
        } catch (error) {
          if (isSessionGone(error)) forget(client);
          if (!again || !isSessionGone(error)) throw mcpError(error, url.host);
        }
      }
    },
    async close() {
      const last = open;
      open = undefined;
      await last?.then((client) => client.close()).catch(() => {});
    },
  };
}

/** Newer servers need no session; older ones are greeted as they expect. Nothing is offered that a server could ask of us. */
async function connect(url: URL, settings: McpSettings, fetch: StreamingFetch): Promise<Client> {
  const client = new Client(
    { name: "surety", version: "1.0.0" },
    {
      capabilities: {},
      jsonSchemaValidator: schemaValidator,
      versionNegotiation: { mode: "auto", probe: { timeoutMs: 10_000 } },
      inputRequired: { autoFulfill: false },
      listMaxPages: mostPages,
    },
  );
  const requestInit = { headers: headersOf(settings) };
  await client.connect(new StreamableHTTPClientTransport(url, { fetch, requestInit }));
  return client;
}

function headersOf({ token, headers }: McpSettings): Record<string, string> {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.reveal()]));
  return token === undefined ? own : { ...own, authorization: `Bearer ${token.reveal()}` };
}
