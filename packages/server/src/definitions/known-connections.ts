import type { KnownConnection } from "@surety/core/workflow/world";
import type { Queryable } from "../storage/database.ts";

interface Row {
  name: string;
  kind: string;
  tools: Record<string, { reads?: boolean }> | null;
}

/** The connections that documents may name, with the tools that a person allowed. */
export async function knownConnections(database: Queryable): Promise<KnownConnection[]> {
  const rows = await database.query<Row>(
    `select name, kind, case when kind = 'mcp' then coalesce(settings -> 'tools', '{}') end as tools
     from surety.connections order by name`,
  );
  return rows.map(({ name, kind, tools }) => ({ name, kind, ...(tools === null ? {} : { tools: toolsOf(tools) }) }));
}

function toolsOf(tools: NonNullable<Row["tools"]>): { name: string; reads: boolean }[] {
  return Object.entries(tools).map(([name, { reads }]) => ({ name, reads: reads === true }));
}
