import type { OutboundGuard, ResolvedAddress } from "@surety/core/ports/connector";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";

/**
 * An undici connector that asks the guard for each new socket, redirects included, and then hands the checked addresses
 * to the socket in place of a second name lookup.
 */
export function guardedConnector(guard: OutboundGuard, allow: readonly string[]): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    guard.resolve(options.hostname, port, allow).then(
      (addresses) =>
        buildConnector({ timeout: 10_000, allowH2: false, lookup: fixedLookup(addresses) })(options, callback),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

/** A name lookup that has already been done. */
export function fixedLookup(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const first = addresses[0];
    if (options.all === true)
      callback(
        null,
        addresses.map((each) => ({ ...each })),
      );
    else if (first === undefined) callback(new Error("no address"), "");
    else callback(null, first.address, first.family);
  };
}
