import type { SecretRow } from "@surety/core/wire/secret";
import type { Queryable } from "../storage/database.ts";

/** Secrets that documents in force name, and others that were entered under such a name; never their text. */
export async function listSecrets(database: Queryable): Promise<SecretRow[]> {
  const rows = await database.query<Omit<SecretRow, "enteredAt"> & { enteredAt: Date | null }>(
    `with named as (
       select distinct substr(found #>> '{}', length('secret:') + 1) as name, w.name as workflow
       from surety.workflows w join surety.versions v on v.hash = w.version,
         jsonb_path_query(v.document::jsonb, '$.**.standardWebhooks') found)
     select coalesce(n.name, s.name) as name, max(s.created_at) as "enteredAt",
       coalesce(array_agg(n.workflow order by n.workflow) filter (where n.workflow is not null), '{}') as "usedBy"
     from named n full join (select name, created_at from surety.secrets where name ~ '^[A-Z][A-Z0-9_]*$') s on s.name = n.name
     group by 1 order by 1`,
  );
  return rows.map((row) => ({ ...row, enteredAt: row.enteredAt?.toISOString() ?? null }));
}
