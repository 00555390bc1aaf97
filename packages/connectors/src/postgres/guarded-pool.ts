import { Socket } from "node:net";
import type { OutboundGuard } from "@surety/core/ports/connector";
import { Pool } from "pg";
import { fixedLookup } from "../outbound/guarded-connector.ts";
import { jsonValues } from "./json-values.ts";
import type { PostgresPlace } from "./postgres-url.ts";

/** A small pool whose sockets go only where the guard lets them. */
export function createGuardedPool(
  place: PostgresPlace,
  options: { guard: OutboundGuard; allowPrivate: readonly string[]; maxConnections: number },
): Pool {
  const { ssl, password, ...where } = place;
  const pool = new Pool({
    ...where,
    ...(password === undefined ? {} : { password }),
    ssl: ssl === "disable" ? false : { rejectUnauthorized: ssl === "verify" },
    ...(place.host.startsWith("/") ? {} : { stream: () => new GuardedSocket(options.guard, options.allowPrivate) }),
    max: options.maxConnections,
    pipeline: true,
    types: jsonValues,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: "surety",
    allowExitOnIdle: true,
  });
  // A connection that the server closes fails its query or is replaced; without listeners the event would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** A socket that asks the guard before it connects; the driver calls `connect(port, host)`. */
class GuardedSocket extends Socket {
  readonly #guard: OutboundGuard;
  readonly #allowPrivate: readonly string[];

  constructor(guard: OutboundGuard, allowPrivate: readonly string[]) {
    super();
    this.#guard = guard;
    this.#allowPrivate = allowPrivate;
  }

  override connect(...args: unknown[]): this {
    const [port, host] = args;
    if (typeof port !== "number" || typeof host !== "string") throw new TypeError("connect(port, host) expected");
    this.#guard.resolve(host, port, this.#allowPrivate).then(
      (addresses) => super.connect({ port, host, lookup: fixedLookup(addresses) }),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }
}
