import type { Queryable } from "../storage/database.ts";

/** The texts of a workflow that measure and never train, by their keys: those that are frozen in any of its sets. */
export async function frozenKeys(database: Queryable, workflow: string): Promise<Set<string>> {
  const rows = await database.query<{ key: string }>(
    `select distinct unnest(i.text_keys) as key from surety.set_items i join surety.evaluation_sets s on s.name = i.set_name
     where i.frozen and s.workflow = $1`,
    [workflow],
  );
  return new Set(rows.map(({ key }) => key));
}
