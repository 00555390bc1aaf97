import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";

/** Keeps a version without making it current; the same document twice is one version. The caller holds the workflow's row. */
export async function storeVersion(
  tx: Queryable,
  document: WorkflowDocument,
  hash: string,
  actor: Actor,
): Promise<number> {
  const [version] = await tx.query<{ number: number }>(
    `insert into surety.versions (hash, workflow, number, document, created_by)
     values ($1, $2, (select coalesce(max(number), 0) + 1 from surety.versions where workflow = $2), $3, $4)
     on conflict (hash) do update set workflow = excluded.workflow returning number`,
    [hash, document.name, JSON.stringify(document), actor.name],
  );
  return version?.number ?? 1;
}
