import { UserError } from "@surety/core/errors/user-error";
import type { OutboundRequest, OutboundResponse } from "./outbound.ts";

/** Only plain web addresses: no other schemes, no password in the address, where it would be logged. */
export function checkUrl(url: URL): void {
  if ((url.protocol === "http:" || url.protocol === "https:") && url.username === "" && url.password === "") return;
  throw new UserError({
    code: "bad-url",
    message: `An address that begins with ${url.protocol} or carries a password cannot be used.`,
    remedy: "Use an http or https address, and put credentials into the headers of the connection.",
  });
}

/**
 * The request that a redirect asks for, or undefined where the answer is to be taken as it is. A GET may be sent elsewhere,
 * but then without our headers, which belong to the connection's own origin. Anything else is repeated only where the
 * status says to repeat it (307, 308) at the same origin.
 */
export function nextHop(request: OutboundRequest, response: OutboundResponse): OutboundRequest | undefined {
  const { location } = response.headers;
  if (
    ![301, 302, 303, 307, 308].includes(response.status) ||
    location === undefined ||
    !URL.canParse(location, request.url.href)
  )
    return undefined;
  const url = new URL(location, request.url);
  const sameOrigin = url.origin === request.url.origin;
  if (request.url.protocol === "https:" && url.protocol === "http:") return undefined;
  if (request.method === "GET")
    return { ...request, url, headers: sameOrigin ? request.headers : { accept: request.headers["accept"] ?? "*/*" } };
  return sameOrigin && [307, 308].includes(response.status) ? { ...request, url } : undefined;
}
