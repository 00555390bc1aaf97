import { hash } from "node:crypto";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";
import type { CallLimits, Connection, ConnectorWorld, Receipt } from "@surety/core/ports/connector";
import type { Pool } from "pg";
import { withDeadline } from "../outbound/deadline.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import { createGuardedPool } from "./guarded-pool.ts";
import { KeyColumns } from "./key-columns.ts";
import { bindNamedParams } from "./named-params.ts";
import { postgresError } from "./postgres-error.ts";
import type { PostgresSettings } from "./postgres-settings.ts";
import { parsePostgresUrl } from "./postgres-url.ts";
import { planUpsert, type Statement, type UpdateRequest, type UpsertCounts } from "./upsert.ts";

const UNKNOWN_COLUMN = "postgres-42703";
const NO_UNIQUE_INDEX = "postgres-42P10";

/** One database. Lookups run in a read-only transaction and give the first row, or all; updates write one row, once per idempotency key. */
export async function openPostgres(settings: PostgresSettings, world: ConnectorWorld): Promise<Connection> {
  const place = parsePostgresUrl(settings.url.reveal());
  if (place === undefined)
    throw new UserError({ code: "bad-url", message: "The address of the database cannot be read.", field: "url" });
  const pool = createGuardedPool(place, { guard: world.guard, ...settings });
  const known = new KeyColumns(world.clock);
  const where = `database ${place.database}`;
  const run = <Row extends object>(mode: Mode, statement: Statement, limits: CallLimits) =>
    withDeadline(limits, (signal) =>
      inTransaction<Row>(pool, statement, { mode, timeoutMs: limits.timeoutMs, signal }),
    ).catch((error: unknown) => {
      throw postgresError(error, where);
    });
  const remembers = (table: string, limits: CallLimits) =>
    known.has(table, (question) => run<object>("read only", question, limits));
  const upsert = async (request: UpdateRequest, idempotencyKey: string, limits: CallLimits): Promise<Receipt> => {
    const plan = planUpsert(request, (await remembers(request.table, limits)) ? idempotencyKey : undefined);
    const [counts] = await run<UpsertCounts>("read write", plan.upsert, limits).catch((error: unknown) => {
      if (codeOf(error) !== NO_UNIQUE_INDEX) throw error;
      return run<UpsertCounts>("read write", plan.updateOnly, limits).then(([row]) => {
        // Neither there to update nor insertable: the reason is that of the insert.
        if (row?.changed === 0 && !row.found) throw error;
        return [row];
      });
    });
    return receiptOf(request.table, counts!);
  };
  return {
    async lookup(request, limits) {
      if (request.kind !== "sql") throw unsupported("postgres", request.kind);
      const bound = bindNamedParams(request.sql, request.params);
      const rows = await run<object>("read only", bound, limits);
      return request.every === true ? rows : (rows[0] ?? null);
    },
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "update") throw unsupported("postgres", request.kind);
      return upsert(request, idempotencyKey, limits).catch((error: unknown) => {
        if (codeOf(error) !== UNKNOWN_COLUMN) throw error;
        known.forget(request.table);
        return upsert(request, idempotencyKey, limits);
      });
    },
    test: () =>
      testResult(async () => {
        const question = { text: "show server_version", values: [] };
        const [row] = await run<{ server_version: string }>("read only", question, { timeoutMs: 10_000 });
        return `PostgreSQL ${row?.server_version ?? ""} answered for ${where}.`;
      }),
    close: () => pool.end(),
  };
}

type Mode = "read only" | "read write";

interface TransactionOptions {
  mode: Mode;
  timeoutMs: number;
  signal: AbortSignal;
}

/**
 * One statement in a transaction of its own, the three of them in one round trip: where the statement fails, the commit
 * ends what is left. A call that runs out of time gives its connection up: what the server still does with it must not
 * reach the next one.
 */
async function inTransaction<Row extends object>(
  pool: Pool,
  statement: Statement,
  { mode, timeoutMs, signal }: TransactionOptions,
): Promise<Row[]> {
  const client = await pool.connect();
  const giveUp = () => client.release(true);
  if (signal.aborted) giveUp();
  signal.throwIfAborted();
  signal.addEventListener("abort", giveUp, { once: true });
  const { stream } = client.connection;
  stream.cork();
  const begun = client.query(`begin ${mode}; set local statement_timeout = ${Math.max(1, Math.ceil(timeoutMs))}`);
  const asked = client.query<Row>(named(statement));
  const ended = client.query("commit");
  stream.uncork();
  const outcomes = await Promise.allSettled([begun, asked, ended]);
  signal.removeEventListener("abort", giveUp);
  if (!signal.aborted) client.release(outcomes[2].status === "rejected");
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return (await asked).rows;
}

function receiptOf(table: string, { changed, added }: UpsertCounts): Receipt {
  if (changed > 0) return { summary: `Updated ${changed === 1 ? "a row" : `${changed} rows`} of ${table}` };
  return { summary: added > 0 ? `Inserted a row into ${table}` : `Nothing to change in ${table}: done before` };
}

function codeOf(error: unknown): string | null {
  return error instanceof TerminalError ? error.code : null;
}

/** Named statements are parsed and planned once per connection. */
function named({ text, values }: Statement): { name: string; text: string; values: unknown[] } {
  return { name: hash("sha1", text, "base64url"), text, values };
}
