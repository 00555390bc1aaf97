import type { Queryable } from "../storage/database.ts";

/** Failures in a row after which a provider is left alone. */
const failuresInRow = 5;

/** How long after so many failures, in SQL: 2 s after the fifth, twice as long after each further one, a minute at most. */
const pauseAfter = (failures: string) =>
  `least(60, 2 * power(2, least(${failures} - ${failuresInRow}, 10))) * interval '1 second'`;

/** A provider that is left alone: by its own wish or because it keeps failing, and for how many milliseconds. */
export interface Rest {
  told: boolean;
  waitMs: number;
}

/** For tests; left out, the time of the database, which all processes share. */
type Now = Date | undefined;

/**
 * Null where the connection may be asked. After a rest, whoever comes first tries for all, in one statement for all
 * processes: it counts as a failure until it succeeds, so that the others go on to leave the provider alone.
 */
export async function takeTry(database: Queryable, connection: string, now?: Now): Promise<Rest | null> {
  const [rest] = await database.query<Rest>(
    `with held as (select p.*, coalesce($2::timestamptz, clock_timestamp()) as now from surety.paces p where connection = $1),
     tried as (update surety.paces p set failures = p.failures + 1, rest_until = h.now + ${pauseAfter("p.failures + 1")}
       from held h where p.connection = h.connection and p.failures >= ${failuresInRow} and p.rest_until <= h.now and p.told_until <= h.now
       returning p.connection)
     select told_until > now as told, greatest(0, extract(epoch from greatest(told_until, rest_until) - now))::float8 * 1000 as "waitMs"
     from held where greatest(told_until, rest_until) > now or (failures >= ${failuresInRow} and not exists (select from tried))`,
    [connection, now ?? null],
  );
  return rest ?? null;
}

export async function isAtRest(database: Queryable, connection: string, now?: Now): Promise<boolean> {
  const rows = await database.query(
    "select from surety.paces where connection = $1 and greatest(told_until, rest_until) > coalesce($2::timestamptz, clock_timestamp())",
    [connection, now ?? null],
  );
  return rows.length > 0;
}

/** A call failed; `toldMs` where the provider said how long to wait. Those that were under way when a rest began do not prolong it. */
export async function noteFailure(
  database: Queryable,
  connection: string,
  toldMs: number | null,
  now?: Now,
): Promise<void> {
  await database.query(
    `insert into surety.paces as p (connection, failures, told_until)
     values ($1, 1, coalesce(coalesce($3::timestamptz, clock_timestamp()) + $2::float8 * interval '1 millisecond', '-infinity'))
     on conflict (connection) do update set
       failures = p.failures + (p.rest_until <= coalesce($3::timestamptz, clock_timestamp()))::int,
       rest_until = case when p.rest_until <= coalesce($3::timestamptz, clock_timestamp()) and p.failures + 1 >= ${failuresInRow}
         then coalesce($3::timestamptz, clock_timestamp()) + ${pauseAfter("p.failures + 1")} else p.rest_until end,
       told_until = greatest(p.told_until, excluded.told_until)`,
    [connection, toldMs, now ?? null],
  );
}

/** A call succeeded. What the provider itself asked for stands: others are under way that it has counted already. */
export async function endRest(database: Queryable, connection: string): Promise<void> {
  await database.query(
    "update surety.paces set failures = 0, rest_until = '-infinity' where connection = $1 and failures > 0",
    [connection],
  );
}

/** Whoever saves a connection has changed something: it is asked at once. */
export async function forgetRest(database: Queryable, connection: string): Promise<void> {
  await database.query(
    "update surety.paces set failures = 0, rest_until = '-infinity', told_until = '-infinity' where connection = $1",
    [connection],
  );
}
