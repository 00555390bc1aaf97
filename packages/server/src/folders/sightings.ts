import type { Queryable } from "../storage/database.ts";

/** A file as it lies in a watched folder: `mark` changes with its size, its time and the file itself. */
export interface Seen {
  name: string;
  mark: string;
  size: number;
}

export interface WatchKey {
  workflow: string;
  trigger: string;
}

/** Since when each file looks as it does now, for all processes. What is gone is forgotten. */
export async function noteSightings(
  database: Queryable,
  { workflow, trigger }: WatchKey,
  seen: readonly Seen[],
  now: Date,
): Promise<Map<string, Date>> {
  const names = seen.map(({ name }) => name);
  await database.query(
    "delete from surety.folder_sightings where workflow = $1 and trigger_id = $2 and problem is null and not (name = any($3))",
    [workflow, trigger, names],
  );
  if (seen.length === 0) return new Map();
  await database.query(
    `insert into surety.folder_sightings as s (workflow, trigger_id, name, mark, since)
     select $1, $2, name, mark, $4 from jsonb_to_recordset($3::jsonb) as x(name text, mark text) order by name
     on conflict (workflow, trigger_id, name) do update set mark = excluded.mark, since = excluded.since, problem = null
     where s.mark <> excluded.mark or s.problem is not null`,
    [workflow, trigger, JSON.stringify(seen), now],
  );
  const rows = await database.query<{ name: string; since: Date }>(
    "select name, since from surety.folder_sightings where workflow = $1 and trigger_id = $2 and name = any($3)",
    [workflow, trigger, names],
  );
  return new Map(rows.map(({ name, since }) => [name, since]));
}

/** Which of the troubles are new; those that are over are forgotten, so that they are told again when they come back. */
export async function noteTroubles(
  tx: Queryable,
  { workflow, trigger }: WatchKey,
  troubles: ReadonlyMap<string, string>,
  now: Date,
): Promise<string[]> {
  const rows = [...troubles].map(([name, problem]) => ({ name, problem }));
  await tx.query(
    "delete from surety.folder_sightings where workflow = $1 and trigger_id = $2 and problem is not null and not (name = any($3))",
    [workflow, trigger, rows.map(({ name }) => name)],
  );
  if (rows.length === 0) return [];
  const fresh = await tx.query<{ name: string }>(
    `insert into surety.folder_sightings as s (workflow, trigger_id, name, mark, since, problem)
     select $1, $2, name, '', $4, problem from jsonb_to_recordset($3::jsonb) as x(name text, problem text) order by name
     on conflict (workflow, trigger_id, name) do update set mark = '', since = excluded.since, problem = excluded.problem
     where s.problem is distinct from excluded.problem returning name`,
    [workflow, trigger, JSON.stringify(rows), now],
  );
  return fresh.map(({ name }) => name);
}
