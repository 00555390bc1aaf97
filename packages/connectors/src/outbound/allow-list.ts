import ipaddr from "ipaddr.js";
import { z } from "zod";
import { type Address, isNeverByName, parseAddress } from "./address-rules.ts";

const ENTRY = /^(\[[0-9a-fA-F:.]+\]|[0-9a-fA-F:.]+(?:\/\d{1,3})|[A-Za-z0-9_.-]+)(?::(\d{1,5}))?$/;

/** The setting of a connection that names what it may reach besides public addresses; empty means: public only. */
export const allowPrivate = z
  .array(
    z
      .string()
      .regex(
        ENTRY,
        "an address, a network or a host, with a port if wanted: 10.0.0.0/8, 127.0.0.1:9999, db.internal:5432",
      ),
  )
  .max(50)
  .default([])
  .describe("Private hosts and networks this connection may reach");

/** Whether the list names this destination: by address, by network, or by the host name that was asked for. */
export function isAllowed(entries: readonly string[], host: string, port: number, address: Address): boolean {
  return entries.some((entry) => {
    const match = ENTRY.exec(entry);
    if (match === null || (match[2] !== undefined && Number(match[2]) !== port)) return false;
    return covers(match[1] ?? "", host, address);
  });
}

function covers(place: string, host: string, address: Address): boolean {
  if (place.includes("/")) return isInNetwork(place, address);
  const named = parseAddress(place);
  if (named !== undefined) return named.toString() === address.toString();
  return place.toLowerCase() === host.toLowerCase() && !isNeverByName(address);
}

function isInNetwork(network: string, address: Address): boolean {
  if (!ipaddr.isValidCIDR(network)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}
