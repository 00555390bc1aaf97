import type { CallLimits } from "@surety/core/ports/connector";
import type { Outbound, OutboundRequest } from "../outbound/outbound.ts";
import { requireAnswer } from "./provider-error.ts";

export type Fetch = typeof globalThis.fetch;

/** The house's one door out, in the form that the providers' packages ask for. Failures are errors of the house already. */
export function guardedFetch(outbound: Outbound, limits: CallLimits, now: () => number): Fetch {
  return async (input, init) => {
    const request = await withForm(outboundRequest(input, init), init?.body);
    const answered = await outbound.request({ ...limits, ...request });
    const { status, headers, body } = requireAnswer(answered, `${request.method} ${request.url.pathname}`, now());
    return new Response(body, { status, headers: withoutEncoding(headers) });
  };
}

/** What a provider's package wants to send. */
export function outboundRequest(
  input: Parameters<Fetch>[0],
  init: Parameters<Fetch>[1],
): Omit<OutboundRequest, keyof CallLimits> {
  const body = typeof init?.body === "string" ? init.body : undefined;
  return {
    url: new URL(input instanceof Request ? input.url : input),
    method: init?.method === "GET" ? "GET" : "POST",
    headers: Object.fromEntries(new Headers(init?.headers)),
    body,
  };
}

/** A form (a recording with its settings) becomes bytes, with the mark that separates its parts in its type. */
async function withForm<Request extends Omit<OutboundRequest, keyof CallLimits>>(
  request: Request,
  form: RequestInit["body"],
): Promise<Request> {
  if (!(form instanceof FormData)) return request;
  const whole = new Response(form);
  const headers = { ...request.headers, "content-type": whole.headers.get("content-type") ?? "" };
  return { ...request, headers, body: new Uint8Array(await whole.arrayBuffer()) };
}

/** The text is decoded already. */
function withoutEncoding(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !["content-encoding", "content-length", "transfer-encoding"].includes(name),
    ),
  );
}
