import { Readable } from "node:stream";
import { requireSuccess } from "../outbound/http-outcome.ts";
import type { Outbound, OutboundStream } from "../outbound/outbound.ts";
import { limitedBody, readBody } from "../outbound/response-body.ts";

/** What the protocol's own package asks for. */
export type StreamingFetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

/**
 * The house's one door out, as the MCP client wants it: answers arrive while they are written. What needs no knowledge of
 * the protocol is decided here: a busy server, a key that does not fit, an answer that is too large.
 */
export function streamingFetch(outbound: Outbound, now: () => number): StreamingFetch {
  return async (input, init = {}) => {
    const url = new URL(input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const method = methodOf(init.method);
    if (method === "GET" && headers["last-event-id"] === undefined) return nothingToHear();
    const body = typeof init.body === "string" ? init.body : undefined;
    const answer = await outbound.stream({ url, method, headers, body }, init.signal ?? undefined);
    await refuse(answer, `${method} ${url.pathname}`, now());
    return responseOf(answer, url.host);
  };
}

function methodOf(method: string | undefined): "GET" | "POST" | "DELETE" {
  return method === "POST" || method === "DELETE" ? method : "GET";
}

/** A standing stream would hold a socket for notices that nobody reads: tools are listed again where it matters. */
function nothingToHear(): Response {
  return new Response(null, { status: 405 });
}

const ours = new Set([401, 403, 408, 425, 429]);

async function refuse({ status, headers, body }: OutboundStream, what: string, now: number): Promise<void> {
  if (!ours.has(status) && status < 500) return;
  requireSuccess({ status, headers, body: await readBody(body, what) }, what, now);
}

/** Statuses whose answers have no body. */
const empty = new Set([202, 204, 304]);

async function responseOf({ status, headers, body }: OutboundStream, host: string): Promise<Response> {
  if (!empty.has(status)) {
    const arriving = Readable.from(limitedBody(body, host), { objectMode: false });
    return new Response(Readable.toWeb(arriving) as ReadableStream, { status, headers });
  }
  body.resume();
  return new Response(null, { status, headers });
}
