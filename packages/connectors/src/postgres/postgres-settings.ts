import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";
import { parsePostgresUrl } from "./postgres-url.ts";

/**
 * A PostgreSQL database. `url` is `postgres://user:password@host:5432/database?sslmode=require`, or with a Unix socket
 * `postgres://user@/database?host=/run/postgresql`. Sockets are on the own machine and need no entry in `allowPrivate`.
 */
export const postgresSettings = z.strictObject({
  url: secretText.refine(
    (url) => parsePostgresUrl(url.reveal()) !== undefined,
    "a postgres:// address; of its parameters only host, port and sslmode are known",
  ),
  /** Most connections at a time, for one process. */
  maxConnections: z.number().int().min(1).max(20).default(4),
  allowPrivate,
});
export type PostgresSettings = z.output<typeof postgresSettings>;
