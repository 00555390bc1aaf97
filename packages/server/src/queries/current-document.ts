import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";

/** The document of the version in force; null without such a workflow. It was checked when it was saved. */
export async function currentDocument(database: Queryable, workflow: string): Promise<WorkflowDocument | null> {
  const [row] = await database.query<{ document: WorkflowDocument }>(
    "select v.document from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1",
    [workflow],
  );
  return row?.document ?? null;
}
