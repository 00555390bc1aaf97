import { Readable } from "node:stream";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Outbound, OutboundStream } from "../outbound/outbound.ts";
import { limitedBody, readBody } from "../outbound/response-body.ts";
import { networkError } from "../outbound/network-error.ts";
import { outboundRequest, type Fetch } from "./guarded-fetch.ts";
import { requireAnswer } from "./provider-error.ts";
import type { Silence } from "./silence.ts";

/** The house's one door out for an answer that is read while it is written; the silence watches over it. */
export function streamedFetch(
  outbound: Outbound,
  { signal, silence }: { signal: AbortSignal; silence: Silence },
  now: () => number,
): Fetch {
  return async (input, init) => {
    const request = outboundRequest(input, init);
    const answer = await outbound.stream(request, AbortSignal.any([signal, silence.signal]));
    const what = `${request.method} ${request.url.pathname}`;
    if (!isStream(answer)) throw await noStream(answer, what, now());
    const heard = hear(answer, request.url.host, silence);
    const body = Readable.toWeb(Readable.from(heard, { objectMode: false })) as ReadableStream;
    return new Response(body, { status: answer.status, headers: { "content-type": "text/event-stream" } });
  };
}

const isStream = ({ status, headers }: OutboundStream): boolean =>
  status === 200 && (headers["content-type"] ?? "").startsWith("text/event-stream");

/** An error comes whole, as does the answer of a server that cannot stream. */
async function noStream(answer: OutboundStream, what: string, now: number): Promise<TransientError> {
  const body = await readBody(answer.body, what);
  requireAnswer({ ...answer, body }, what, now);
  return new TransientError({
    code: "unreadable-answer",
    message: `${what} was answered with ${answer.headers["content-type"] ?? "nothing"} instead of a stream: ${body.trim().slice(0, 200)}`,
    remedy: "Where this server cannot stream, set streams: false in the connection.",
  });
}

async function* hear({ body }: OutboundStream, host: string, silence: Silence): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of limitedBody(body, host)) {
      silence.broken();
      yield chunk;
    }
  } catch (error) {
    throw networkError(error, host);
  }
}
