import type { Pace } from "@surety/core/language/pace";
import type { Queryable } from "../storage/database.ts";

/** What one call wants of its connection's time line. */
export interface WantedTurn {
  connection: string;
  requests: Pace;
  tokens: Pace;
  /** Tokens that it may take. */
  size: number;
  /** How long it would wait in place, in milliseconds. */
  patienceMs: number;
  /** For tests; left out, the time of the database, which all processes share. */
  now?: Date;
}

/** Whether a turn was taken, and how long to wait: for it, or before asking again. */
export interface GivenTurn {
  taken: boolean;
  waitMs: number;
}

/**
 * Takes a turn, in one statement for all processes: the next free one, where it comes soon enough. Who is sent away is told
 * a time of its own, one after the other, so that not all come back at once.
 */
export async function takeTurn(database: Queryable, wanted: WantedTurn): Promise<GivenTurn> {
  for (;;) {
    const [given] = await ask(database, wanted);
    if (given !== undefined) return given;
    await database.query("insert into surety.paces (connection) values ($1) on conflict do nothing", [
      wanted.connection,
    ]);
  }
}

const ms = (parameter: string) => `${parameter}::float8 * interval '1 millisecond'`;

function ask(database: Queryable, { connection, requests, tokens, size, patienceMs, now }: WantedTurn) {
  return database.query<GivenTurn>(
    `with held as (select p.*, coalesce($2::timestamptz, clock_timestamp()) as now from surety.paces p where connection = $1 for update),
     due as (select h.*, greatest(now, requests_at - ${ms("$4")}, tokens_at - ${ms("$6")}) as turn from held h),
     asked as (select d.*, turn <= now + ${ms("$7")} as taken, greatest(queue_at, turn) as back from due d),
     moved as (update surety.paces p set
         requests_at = case when a.taken then greatest(a.requests_at, a.now) + ${ms("$3")} else a.requests_at end,
         tokens_at = case when a.taken then greatest(a.tokens_at, a.now) + ${ms("$5")} else a.tokens_at end,
         queue_at = case when a.taken then a.queue_at else a.back + greatest(${ms("$3")}, ${ms("$5")}) end
       from asked a where p.connection = a.connection)
     select taken, extract(epoch from (case when taken then turn else back end) - now)::float8 * 1000 as "waitMs" from asked`,
    [connection, now ?? null, requests.everyMs, requests.earlyMs, tokens.everyMs * size, tokens.earlyMs, patienceMs],
  );
}

/** Gives back what a call did not take, or takes what it took beyond. */
export async function settleTurn(database: Queryable, connection: string, unusedMs: number): Promise<void> {
  await database.query(`update surety.paces set tokens_at = tokens_at - ${ms("$2")} where connection = $1`, [
    connection,
    unusedMs,
  ]);
}
