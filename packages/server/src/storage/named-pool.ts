import { createHash } from "node:crypto";
import pg from "pg";

const named = new Map<string, string>();
/** Statements beyond this many texts stay unnamed, so that generated SQL cannot fill a connection's memory. */
const mostNames = 300;

function nameOf(text: string): string | undefined {
  const known = named.get(text);
  if (known !== undefined || named.size >= mostNames) return known;
  const name = `s${createHash("sha1").update(text).digest("hex").slice(0, 20)}`;
  named.set(text, name);
  return name;
}

/**
 * A client that names its parametrised statements, so that PostgreSQL parses and plans each text once per connection.
 * A connection that ends while somebody holds it and asks nothing surfaces at their next query, as all losses do;
 * without a listener it would end the process. Statements that are asked without waiting for each other travel together:
 * what is asked in one turn of the event loop is written to the socket at its end, in one piece.
 */
class NamingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", () => {});
    const unnamed = this.query.bind(this) as (...args: unknown[]) => unknown;
    const query = (text: unknown, values?: unknown, callback?: unknown): unknown => {
      this.#gather();
      const name = typeof text === "string" && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      return name === undefined ? unnamed(text, values, callback) : unnamed({ name, text, values }, callback);
    };
    this.query = query as unknown as pg.Client["query"];
  }

  #gather(): void {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

/** How the connections of this process are told from those of others that share its PostgreSQL. */
export const connectionName = `surety-${process.pid}`;

/** A pool of naming clients; errors of idle connections are expected (a restarted server) and surface at the next query. */
export function namedPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: connectionName,
    max,
    pipeline: true,
    Client: NamingClient,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", () => {});
  return pool;
}
