import { hash } from "node:crypto";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";
import type { CallLimits, Connection, ConnectorWorld, Receipt } from "@surety/core/ports/connector";
import type { Pool, PoolClient } from "pg";
import { withDeadline } from "../outbound/deadline.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import { createGuardedPool } from "./guarded-pool.ts";
import { KeyColumns } from "./key-columns.ts";
import { bindNamedParams } from "./named-params.ts";
import { postgresError } from "./postgres-error.ts";
import type { PostgresSettings } from "./postgres-settings.ts";
import { parsePostgresUrl } from "./postgres-url.ts";
import { planUpsert, type Statement, type UpdateRequest } from "./upsert.ts";

const UNKNOWN_COLUMN = "postgres-42703";

/** One database. Lookups run in a read-only transaction and give the first row; updates write one row, once per idempotency key. */
export async function openPostgres(settings: PostgresSettings, world: ConnectorWorld): Promise<Connection> {
  const place = parsePostgresUrl(settings.url.reveal());
  if (place === undefined)
    throw new UserError({ code: "bad-url", message: "The address of the database cannot be read.", field: "url" });
  const pool = createGuardedPool(place, { guard: world.guard, ...settings });
  const known = new KeyColumns(world.clock);
  const where = `database ${place.database}`;
  const transact = <T>(
    mode: "read only" | "read write",
    limits: CallLimits,
    work: (client: PoolClient) => Promise<T>,
  ) =>
    withDeadline(limits, (signal) => inTransaction(pool, { mode, timeoutMs: limits.timeoutMs, signal }, work)).catch(
      (error: unknown) => {
        throw postgresError(error, where);
      },
    );
  return {
    async lookup(request, limits) {
      if (request.kind !== "sql") throw unsupported("postgres", request.kind);
      const bound = bindNamedParams(request.sql, request.params);
      return transact(
        "read only",
        limits,
        async (client) => (await client.query<object>(named(bound))).rows[0] ?? null,
      );
    },
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "update") throw unsupported("postgres", request.kind);
      const attempt = () =>
        transact("read write", limits, (client) => upsert(client, request, { known, idempotencyKey }));
      return attempt().catch((error: unknown) => {
        if (!(error instanceof TerminalError) || error.code !== UNKNOWN_COLUMN) throw error;
        known.forget(request.table);
        return attempt();
      });
    },
    test: () =>
      testResult(async () => {
        const ask = (client: PoolClient) => client.query<{ server_version: string }>("show server_version");
        const answer = await transact("read only", { timeoutMs: 10_000 }, ask);
        return `PostgreSQL ${answer.rows[0]?.server_version ?? ""} answered for ${where}.`;
      }),
    close: () => pool.end(),
  };
}

interface Transaction {
  mode: "read only" | "read write";
  timeoutMs: number;
  signal: AbortSignal;
}

/** A call that runs out of time gives its connection up: what the server still does with it must not reach the next one. */
async function inTransaction<T>(
  pool: Pool,
  options: Transaction,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = options.signal.aborted;
  const giveUp = () => {
    broken = true;
    client.release(true);
  };
  if (broken) client.release(true);
  options.signal.throwIfAborted();
  options.signal.addEventListener("abort", giveUp, { once: true });
  try {
    await client.query(
      `begin ${options.mode}; set local statement_timeout = ${Math.max(1, Math.ceil(options.timeoutMs))}`,
    );
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    if (!broken) await client.query("rollback").catch(() => (broken = true));
    throw error;
  } finally {
    options.signal.removeEventListener("abort", giveUp);
    if (!options.signal.aborted) client.release(broken);
  }
}

async function upsert(
  client: PoolClient,
  request: UpdateRequest,
  { known, idempotencyKey }: { known: KeyColumns; idempotencyKey: string },
): Promise<Receipt> {
  const remembers = await known.has(client, request.table);
  const plan = planUpsert(request, remembers ? idempotencyKey : undefined);
  const { rows } = await client.query<{ changed: number; found: boolean }>(named(plan.update));
  const { changed, found } = rows[0]!;
  if (changed > 0) return { summary: `Updated ${changed === 1 ? "a row" : `${changed} rows`} of ${request.table}` };
  if (found) return { summary: `Nothing to change in ${request.table}: done before` };
  await client.query(named(plan.insert));
  return { summary: `Inserted a row into ${request.table}` };
}

/** Named statements are parsed and planned once per connection. */
function named({ text, values }: Statement): { name: string; text: string; values: unknown[] } {
  return { name: hash("sha1", text, "base64url"), text, values };
}
