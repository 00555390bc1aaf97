import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { isLostConnection, isRetriableConflict } from "./lost-connection.ts";
import { namedPool } from "./named-pool.ts";
import type { Schema } from "./schema.ts";

/** What can run SQL: the database itself, or one transaction of it. */
export interface Queryable {
  /** Rows of a parametrised statement; `Row` is trusted, so write it beside the SQL it describes. */
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** One open transaction; `client` is for those who must write into it themselves (the engine). */
export interface Transaction extends Queryable {
  readonly client: pg.PoolClient;
  /**
   * Asks the last statements of the transaction, all of them in this turn; the commit travels right behind them, without
   * waiting for their answers. Where one of them fails PostgreSQL makes a rollback of it, and this rejects.
   */
  closing<Result>(write: () => Promise<Result>): Promise<Result>;
  /** Runs after the commit has succeeded, in order; never when it did not. */
  afterCommit(run: () => void): void;
}

export interface Database extends Queryable {
  readonly kysely: Kysely<Schema>;
  readonly pool: pg.Pool;
  readonly url: string;
  /**
   * Runs `work` in a transaction, again when the connection is lost or PostgreSQL asks for it; so `work` must
   * write rows whose identifiers were chosen before, and touch nothing but the transaction.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Runs reads on one connection, where they travel together and wake one process; again when it is lost. */
  together<Result>(read: (one: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** How long a transaction waits for a database that went away before it gives up. */
const patienceMs = 60_000;

export function openDatabase(url: string, connections = 12): Database {
  const pool = namedPool(url, connections);
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    url,
    pool,
    kysely,
    query: <Row>(text: string, values?: unknown[]) =>
      patiently(async () => (await pool.query(text, values)).rows as Row[]),
    transaction: (work) => patiently(() => once(pool, work)),
    together: (read) => patiently(() => onOne(pool, read)),
    close: () => kysely.destroy(),
  };
}

async function once<Result>(pool: pg.Pool, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  const after: (() => void)[] = [];
  let broken: Error | undefined;
  let over = false;
  let first: unknown;
  try {
    // Travels with the first statement of the work.
    const begun = client.query("begin");
    begun.catch(() => {});
    const query = async <Row>(text: string, values?: unknown[]) => {
      // Of statements that do not wait for each other one may fail: what others would still write does not belong to it.
      if (over) throw new Error("the transaction is over");
      try {
        return (await client.query(text, values)).rows as Row[];
      } catch (error) {
        // What PostgreSQL says of the statements behind it is only that one has failed.
        first ??= error;
        throw first;
      }
    };
    let committing: Promise<pg.QueryResult> | null = null;
    const closing = async <Last>(write: () => Promise<Last>) => {
      let failed = false;
      const writing = write();
      writing.catch(() => (failed = true));
      await endOfTurn();
      over = true;
      // What fails before it is a statement PostgreSQL hears nothing of.
      if (!failed) {
        committing = client.query("commit");
        committing.catch(() => {});
      }
      return await writing;
    };
    const result = await work({ client, query, closing, afterCommit: (run) => void after.push(run) });
    await begun;
    const { command } = await (committing ?? client.query("commit"));
    if (command !== "COMMIT") throw new Error("the transaction was rolled back: a statement of it had failed");
    for (const run of after) run();
    return result;
  } catch (error) {
    over = true;
    await client.query("rollback").catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** When all that follows from this turn without waiting has been done. */
async function endOfTurn(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
}

async function onOne<Result>(pool: pg.Pool, read: (one: Queryable) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await read({
      query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[],
    });
  } catch (error) {
    if (isLostConnection(error)) broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + patienceMs;
  for (let wait = 5; ; wait = Math.min(wait * 1.6, 1000)) {
    try {
      return await work();
    } catch (error) {
      if (!(isLostConnection(error) || isRetriableConflict(error)) || Date.now() > deadline) throw error;
      await sleep(wait);
    }
  }
}
