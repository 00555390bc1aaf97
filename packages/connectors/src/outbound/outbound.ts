import type { CallLimits, OutboundGuard } from "@surety/core/ports/connector";
import type { Readable } from "node:stream";
import { Agent } from "undici";
import { withDeadline } from "./deadline.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { networkError } from "./network-error.ts";
import { checkUrl, nextHop } from "./redirect.ts";
import { readBody } from "./response-body.ts";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One HTTP request; header names are lower case. */
export interface OutboundRequest extends CallLimits {
  url: URL;
  method: HttpMethod;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array | undefined;
}

/** A request whose answer is read as it arrives. */
export interface StreamedRequest extends Omit<OutboundRequest, keyof CallLimits | "method"> {
  method: HttpMethod | "HEAD";
}

export interface OutboundResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** An answer whose body is still arriving; who does not read it must `dump` or destroy it. */
export interface OutboundStream {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Readable;
}

/** The one way out over HTTP. */
export interface Outbound {
  /** Sends a request and reads the whole answer (5 MB at most). Failures below HTTP are `TransientError` or `TerminalError`. */
  request(request: OutboundRequest): Promise<OutboundResponse>;
  /** Sends a request and hands over the answer as it arrives; redirects, time and size are the caller's to watch. */
  stream(request: StreamedRequest, signal?: AbortSignal): Promise<OutboundStream>;
  close(): Promise<void>;
}

const MAX_REDIRECTS = 3;

/**
 * The outbound HTTP client of one connection: each socket goes through the guard, `allow` names the private destinations it
 * may reach. Redirects: three at most, elsewhere only for GET and without the connection's headers, never from https to http.
 */
export function createOutbound(options: { guard: OutboundGuard; allow: readonly string[] }): Outbound {
  const agent = new Agent({
    connect: guardedConnector(options.guard, options.allow),
    connections: 16,
    maxResponseSize: -1,
  });
  return {
    request: (request) => withDeadline(request, (signal) => follow(agent, request, signal)),
    stream: (request, signal) => begin(agent, request, signal),
    close: () => agent.destroy(),
  };
}

async function follow(agent: Agent, first: OutboundRequest, signal: AbortSignal): Promise<OutboundResponse> {
  let request = first;
  for (let hop = 0; ; hop += 1) {
    const response = await sendOnce(agent, request, signal);
    const next = hop < MAX_REDIRECTS ? nextHop(request, response) : undefined;
    if (next === undefined) return response;
    request = next;
  }
}

async function sendOnce(agent: Agent, request: OutboundRequest, signal: AbortSignal): Promise<OutboundResponse> {
  const { status, headers, body } = await begin(agent, request, signal);
  try {
    return { status, headers, body: await readBody(body, request.url.host) };
  } catch (error) {
    throw networkError(error, request.url.host);
  }
}

async function begin(
  agent: Agent,
  { url, method, headers, body }: StreamedRequest,
  signal: AbortSignal | undefined,
): Promise<OutboundStream> {
  checkUrl(url);
  try {
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers,
      signal: signal ?? null,
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.statusCode, headers: flatten(response.headers), body: response.body };
  } catch (error) {
    throw networkError(error, url.host);
  }
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
