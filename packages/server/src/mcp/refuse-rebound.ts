import { UserError } from "@surety/core/errors/user-error";
import { isIP } from "node:net";

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/**
 * Refuses what a page brought here under a name that is not ours (DNS rebinding): the host must be ours, this machine or a
 * bare address, which nobody can rebind; and a browser's origin must be ours. Programs send no origin.
 */
export function refuseRebound({ headers, url }: Request, origin: string): void {
  const host = headers.get("host") ?? new URL(url).host;
  if (!isOurs(host, origin)) throw refusal(`The request names the host ${host.slice(0, 100)}, which is not ours.`);
  const from = headers.get("origin");
  if (from !== null && from !== origin && !(URL.canParse(from) && new URL(from).host === host))
    throw refusal("The request comes from a page that is not ours.");
}

function isOurs(host: string, origin: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, "");
  return name === new URL(origin).hostname || loopback.has(name) || isIP(name) !== 0;
}

function refusal(message: string): UserError {
  return new UserError({
    code: "other-origin",
    message,
    remedy: "Ask at the address that people open; if it is another one, set publicUrl.",
  });
}
