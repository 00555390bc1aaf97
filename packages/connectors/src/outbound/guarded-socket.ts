import { connect, type Socket } from "node:net";
import type { OutboundGuard } from "@surety/core/ports/connector";
import { fixedLookup } from "./guarded-connector.ts";

/** Opens a TCP connection to an address that the guard has checked; for the protocols that are not HTTP. */
export async function openGuardedSocket(
  guard: OutboundGuard,
  to: { host: string; port: number; allowPrivate: readonly string[] },
  signal: AbortSignal,
): Promise<Socket> {
  const host = to.host.replace(/^\[|\]$/g, "");
  const addresses = await guard.resolve(host, to.port, to.allowPrivate);
  signal.throwIfAborted();
  const socket = connect({ host, port: to.port, lookup: fixedLookup(addresses), noDelay: true });
  return new Promise((resolve, reject) => {
    const abort = () => socket.destroy(new Error("the connection took too long"));
    signal.addEventListener("abort", abort, { once: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      signal.removeEventListener("abort", abort);
      socket.removeListener("error", reject);
      resolve(socket);
    });
  });
}
