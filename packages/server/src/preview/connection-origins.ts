import type { Queryable } from "../storage/database.ts";

/** Scheme and host of each connection that states them; never a path or a user name, which can be secrets. */
export async function connectionOrigins(
  database: Queryable,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await database.query<{ name: string; address: unknown }>(
    "select name, coalesce(settings -> 'baseUrl', settings -> 'url') as address from surety.connections where name = any($1)",
    [[...new Set(names)]],
  );
  return new Map(
    rows.flatMap(({ name, address }) => {
      const origin = typeof address === "string" ? URL.parse(address)?.origin : undefined;
      return origin === undefined || origin === "null" ? [] : [[name, origin] as const];
    }),
  );
}
