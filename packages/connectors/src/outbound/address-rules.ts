import ipaddr from "ipaddr.js";

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Addresses that answer only inside a cloud although they look public. */
const CLOUD_INTERNAL = new Set(["168.63.129.16"]);

/**
 * An address in its plainest form: IPv4 that is wrapped in IPv6 (`::ffff:127.0.0.1`, NAT64 `64:ff9b::7f00:1`) becomes the
 * IPv4 address that is reached in the end. Undefined where the text is not an address.
 */
export function parseAddress(text: string): Address | undefined {
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  // Only the four-part form: `0x7f.1` and `2130706433` are host names to a resolver, never addresses to this guard.
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return undefined;
  const parsed = ipaddr.process(bare);
  if (parsed instanceof ipaddr.IPv6 && (isNat64(parsed) || isFirst96BitsZero(parsed))) {
    return new ipaddr.IPv4(parsed.toByteArray().slice(12));
  }
  return parsed;
}

/** Whether everybody may connect to the address: public unicast and nothing else. */
export function isPublic(address: Address): boolean {
  return address.range() === "unicast" && !CLOUD_INTERNAL.has(address.toString());
}

/** Metadata services live here; a host name alone never opens these ranges, only the address itself does. */
export function isNeverByName(address: Address): boolean {
  return (
    ["linkLocal", "unspecified", "multicast", "broadcast"].includes(address.range()) ||
    CLOUD_INTERNAL.has(address.toString())
  );
}

function isNat64(address: ipaddr.IPv6): boolean {
  return address.match(ipaddr.IPv6.parse("64:ff9b::"), 96);
}

/** The deprecated `::a.b.c.d`; `::` and `::1` stay what they are. */
function isFirst96BitsZero(address: ipaddr.IPv6): boolean {
  return (
    address.match(ipaddr.IPv6.parse("::"), 96) &&
    address
      .toByteArray()
      .slice(12, 14)
      .some((byte) => byte !== 0)
  );
}
