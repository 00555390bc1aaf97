import type { ConnectionRow } from "@surety/core/wire/session";
import type { Queryable } from "../storage/database.ts";

const secretName = /password|passphrase|secret|token|credential|api.?key|private.?key/i;

/** Connections with the workflows that use them now. Secrets are sealed elsewhere; what looks like one is never shown. */
export async function listConnections(database: Queryable): Promise<ConnectionRow[]> {
  const rows = await database.query<
    Omit<ConnectionRow, "createdAt" | "restsUntil"> & { createdAt: Date; restsUntil: Date | null }
  >(
    `select n.name, n.kind, n.settings, n.created_at as "createdAt", coalesce(array_agg(w.name order by w.name) filter (where w.name is not null), '{}') as "usedBy",
       case when greatest(p.told_until, p.rest_until) > clock_timestamp() then greatest(p.told_until, p.rest_until) end as "restsUntil"
     from surety.connections n left join surety.paces p on p.connection = n.name
     left join (surety.workflows w join surety.versions v on v.hash = w.version)
       on jsonb_path_exists(v.document::jsonb, '$.**.connection ? (@ == $name)', jsonb_build_object('name', n.name))
     group by n.name, p.connection order by n.name`,
  );
  return rows.map((row) => ({
    ...row,
    settings: withoutSecrets(row.settings),
    createdAt: row.createdAt.toISOString(),
    restsUntil: row.restsUntil?.toISOString() ?? null,
  }));
}

/** A secret is an empty text: an empty one that is sent back keeps what is stored. */
function withoutSecrets(settings: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, isSecret(name, value) ? "" : value]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  if (typeof value === "object" && value !== null && "$sealed" in value) return true;
  return typeof value === "string" && secretName.test(name);
}
