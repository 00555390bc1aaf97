import type { Queryable } from "../storage/database.ts";

/** The open reviews, real and planted, that this person or key must not decide; an index has those that bar anybody. */
export async function barredFor(database: Queryable, person: string): Promise<string[]> {
  const those = (table: string) =>
    `select id from surety.${table} where status in ('open','claimed') and barred <> '{}' and barred && (select surety.names_of($1))`;
  const rows = await database.query<{ id: string }>(`${those("reviews")} union all ${those("planted_reviews")}`, [
    person,
  ]);
  return rows.map(({ id }) => id);
}
