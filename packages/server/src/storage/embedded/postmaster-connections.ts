import pg from "pg";
import { connectionName } from "../named-pool.ts";

/** Why nobody can connect; undefined where somebody can. */
export async function whyAway(url: string): Promise<string | undefined> {
  const client = clientOf({ connectionString: url });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Creates the database `surety` where there is none; `url` names another one of the same server. */
export async function ensureDatabase(url: string): Promise<void> {
  const client = clientOf({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'surety'");
    if (found.rowCount === 0) await client.query("create database surety");
  } finally {
    await client.end();
  }
}

/** Our own connections may be on their way out still; those of other processes bear another name. */
export async function usedByOthers(url: string): Promise<boolean> {
  const client = clientOf({ connectionString: url, application_name: connectionName });
  try {
    await client.connect();
    const { rows } = await client.query(
      "select count(*)::int as n from pg_stat_activity where client_port is not null and application_name <> $1",
      [connectionName],
    );
    return rows[0].n > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A client whose server may end at any moment: whoever waits for an answer hears of it, nobody else needs to. */
function clientOf(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config);
  client.on("error", () => {});
  return client;
}
