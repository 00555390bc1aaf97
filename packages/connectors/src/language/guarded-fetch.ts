import type { CallLimits } from "@surety/core/ports/connector";
import type { Outbound } from "../outbound/outbound.ts";
import { requireAnswer } from "./provider-error.ts";
import type { Fetch } from "./provider-model.ts";

/** The house's one door out, in the form that the providers' packages ask for. Failures are errors of the house already. */
export function guardedFetch(outbound: Outbound, limits: CallLimits, now: () => number): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method === "GET" ? "GET" : "POST";
    const headers = Object.fromEntries(new Headers(init?.headers));
    const body = typeof init?.body === "string" ? init.body : undefined;
    const answered = await outbound.request({ ...limits, url, method, headers, body });
    const { status, headers: fields, body: text } = requireAnswer(answered, `${method} ${url.pathname}`, now());
    return new Response(text, { status, headers: withoutEncoding(fields) });
  };
}

/** The text is decoded already. */
function withoutEncoding(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !["content-encoding", "content-length", "transfer-encoding"].includes(name),
    ),
  );
}
