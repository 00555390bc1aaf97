import {
  createMcpHandler,
  fromJsonSchema,
  McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";

/** A tool as the fake offers it; `answer` is what it says, or throws, for the given arguments. */
export interface FakeTool {
  name: string;
  description: string;
  input: Record<string, unknown>;
  output?: Record<string, unknown>;
  answer(given: Record<string, unknown>): unknown;
}

/** A call of a tool as it arrived. */
export interface ToolCall {
  tool: string;
  arguments: Record<string, unknown>;
  /** `surety/idempotency-key` of `_meta`. */
  key: string | undefined;
}

export interface FakeMcpServer {
  readonly url: string;
  /** `127.0.0.1:PORT`, as an allow-list names it. */
  readonly host: string;
  readonly calls: readonly ToolCall[];
  /** Method and headers of every HTTP request. */
  readonly requests: readonly { method: string; headers: IncomingMessage["headers"] }[];
  /** How often something with this key took effect: 0 or 1, because repeats of a key are answered from memory. */
  seen(key: string): number;
  /** Offers a tool from now on, in the place of one with the same name. */
  offer(tool: FakeTool): void;
  withdraw(name: string): void;
  /** Knows no session any more, as after a restart. */
  forgetSessions(): void;
  /** Makes the next HTTP request (or the next `times`) fail; `lost` does what was asked and breaks the connection. */
  failNext(failure: { status: number; headers?: Record<string, string> } | "lost", times?: number): void;
  close(): Promise<void>;
}

/**
 * An MCP server on loopback, made with the official package. It keeps idempotency keys, and with `token` lets nobody else
 * in. It speaks to clients of both revisions; with `sessions` it is one of the older kind, which wants to be greeted.
 */
export async function startFakeMcpServer(
  tools: readonly FakeTool[],
  { token, sessions = false }: { token?: string; sessions?: boolean } = {},
): Promise<FakeMcpServer> {
  const state = new State(tools, token);
  const handler = createMcpHandler(() => state.server());
  const older = new OlderServer(() => state.server());
  const fetch: Fetch = sessions ? (request) => older.fetch(request) : handler.fetch;
  const server = createServer((request, response) => void state.handle(request, response, fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/mcp`,
    host,
    calls: state.calls,
    requests: state.requests,
    seen: (key) => (state.answers.has(key) ? 1 : 0),
    offer: (tool) => void state.tools.set(tool.name, tool),
    withdraw: (name) => void state.tools.delete(name),
    forgetSessions: () => older.forget(),
    failNext: (failure, times = 1) => state.failures.push(...Array.from({ length: times }, () => failure)),
    close: async () => {
      await handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Failure = Parameters<FakeMcpServer["failNext"]>[0];
type Fetch = (request: Request) => Promise<Response>;

class State {
  readonly calls: ToolCall[] = [];
  readonly requests: { method: string; headers: IncomingMessage["headers"] }[] = [];
  readonly answers = new Map<string, unknown>();
  readonly failures: Failure[] = [];
  readonly tools: Map<string, FakeTool>;
  readonly #token: string | undefined;

  constructor(tools: readonly FakeTool[], token: string | undefined) {
    this.tools = new Map(tools.map((tool) => [tool.name, tool]));
    this.#token = token;
  }

  server(): McpServer {
    const jsonSchemaValidator = new CfWorkerJsonSchemaValidator();
    const server = new McpServer({ name: "fake", version: "1.0.0" }, { jsonSchemaValidator });
    for (const tool of this.tools.values()) {
      const schema = (given: Record<string, unknown>) =>
        fromJsonSchema<Record<string, unknown>>(given, jsonSchemaValidator);
      const outputSchema = tool.output === undefined ? {} : { outputSchema: schema(tool.output) };
      server.registerTool(
        tool.name,
        { description: tool.description, inputSchema: schema(tool.input), ...outputSchema },
        (given, { mcpReq }) => this.#call(tool, given, mcpReq._meta?.["surety/idempotency-key"]),
      );
    }
    return server;
  }

  /** A tool that throws is told to the caller as an error of the tool, as servers do. */
  async #call(tool: FakeTool, given: Record<string, unknown>, key: unknown) {
    const known = typeof key === "string" ? key : undefined;
    this.calls.push({ tool: tool.name, arguments: given, key: known });
    const answer = known !== undefined && this.answers.has(known) ? this.answers.get(known) : await tool.answer(given);
    if (known !== undefined) this.answers.set(known, answer);
    const structured = tool.output === undefined ? {} : { structuredContent: answer as Record<string, unknown> };
    const text = typeof answer === "string" ? answer : JSON.stringify(answer);
    return { content: text === undefined ? [] : [{ type: "text" as const, text }], ...structured };
  }

  async handle(request: IncomingMessage, response: ServerResponse, fetch: Fetch): Promise<void> {
    this.requests.push({ method: request.method ?? "", headers: request.headers });
    const failure = this.failures.shift();
    if (failure !== undefined && failure !== "lost")
      return void response.writeHead(failure.status, failure.headers).end();
    if (this.#token !== undefined && request.headers.authorization !== `Bearer ${this.#token}`)
      return void response.writeHead(401).end();
    const answer = await fetch(await webRequest(request));
    if (failure === "lost") return void request.socket.resetAndDestroy();
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body === null) response.end();
    else Readable.fromWeb(answer.body as NodeStream).pipe(response);
  }
}

/** One transport for each session, as servers of 2025 have it. */
class OlderServer {
  readonly #sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  readonly #make: () => McpServer;

  constructor(make: () => McpServer) {
    this.#make = make;
  }

  forget(): void {
    this.#sessions.clear();
  }

  async fetch(request: Request): Promise<Response> {
    const id = request.headers.get("mcp-session-id");
    if (id === null) return this.#greet(request);
    return this.#sessions.get(id)?.handleRequest(request) ?? new Response(null, { status: 404 });
  }

  async #greet(request: Request): Promise<Response> {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void this.#sessions.set(id, transport),
    });
    await this.#make().connect(transport);
    return transport.handleRequest(request);
  }
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const url = `http://${request.headers.host}${request.url}`;
  const method = request.method ?? "GET";
  return new Request(url, { method, headers, ...(method === "POST" ? { body: Buffer.concat(chunks) } : {}) });
}
