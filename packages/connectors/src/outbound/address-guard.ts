import { lookup } from "node:dns/promises";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { OutboundGuard, ResolvedAddress } from "@surety/core/ports/connector";
import { isPublic, parseAddress } from "./address-rules.ts";
import { isAllowed } from "./allow-list.ts";

/** Turns a host name into addresses; the system's resolver unless told otherwise. */
export type Resolver = (host: string) => Promise<readonly ResolvedAddress[]>;

const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * The guard of this installation. It resolves a name and checks what came out, and callers connect to exactly those
 * addresses: a name that changes its answer between check and connect gains nothing. One refused address refuses the host.
 */
export function createAddressGuard(options: { resolver?: Resolver } = {}): OutboundGuard {
  const resolver = options.resolver ?? systemResolver;
  return {
    async resolve(host, port, allowed) {
      const name = host.replace(/^\[|\]$/g, "");
      const addresses = await addressesOf(name, resolver);
      for (const { address } of addresses) check(name, port, address, allowed);
      return addresses;
    },
  };
}

async function addressesOf(host: string, resolver: Resolver): Promise<readonly ResolvedAddress[]> {
  if (parseAddress(host) !== undefined) return [{ address: host, family: host.includes(":") ? 6 : 4 }];
  const addresses = await resolver(host).catch((cause: unknown) => {
    throw new TransientError({ code: "host-unknown", message: `The host name ${host} does not resolve.`, cause });
  });
  if (addresses.length > 0) return addresses;
  throw new TransientError({ code: "host-unknown", message: `The host name ${host} has no address.` });
}

function check(host: string, port: number, address: string, allowed: readonly string[]): void {
  const parsed = parseAddress(address);
  if (parsed !== undefined && (isPublic(parsed) || isAllowed(allowed, host, port, parsed))) return;
  throw new UserError({
    code: "blocked-address",
    message: `${host}:${port} leads to ${address}, which is not a public address.`,
    remedy: `If this connection is meant to reach it, add "${address.includes(":") ? `[${address}]` : address}:${port}" to its allowPrivate list.`,
    field: "allowPrivate",
  });
}
