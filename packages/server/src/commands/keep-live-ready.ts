import { UserError } from "@surety/core/errors/user-error";
import { readiness, unmetOf } from "@surety/core/stage/readiness";
import { lostRequirements } from "@surety/core/stage/stage-change";
import type { Stage } from "@surety/core/wire/common";
import type { LiveOverride } from "@surety/core/wire/stage";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { readinessFacts } from "../queries/readiness-facts.ts";
import type { Queryable } from "../storage/database.ts";

interface Live {
  stage: Stage;
  paused_from: Stage | null;
  live_override: LiveOverride | null;
  document: WorkflowDocument;
}

/**
 * Refuses a document that would take away from a live workflow what it needed to go live: else saving were a way around
 * the gate. What was missing before, or is excused by an override, may go on missing. The caller holds the workflow's row.
 */
export async function keepLiveReady(tx: Queryable, document: WorkflowDocument): Promise<void> {
  const [current] = await tx.query<Live>(
    `select w.stage, w.paused_from, w.live_override, v.document
     from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1`,
    [document.name],
  );
  if (current === undefined || (current.paused_from ?? current.stage) !== "live") return;
  const before = readiness(await readinessFacts(tx, current.document));
  const after = readiness(await readinessFacts(tx, document));
  const lost = lostRequirements(unmetOf(before), unmetOf(after), current.live_override?.missing ?? []);
  if (lost.length === 0) return;
  const titles = after.filter((one) => lost.includes(one.key)).map((one) => one.title.toLowerCase());
  throw new UserError({
    code: "live-would-lose",
    field: lost[0] ?? "document",
    message: `${document.name} is live, and this document would take away its ${titles.join(" and its ")}.`,
    remedy: "Keep it in the document, or move the workflow to assisted, save, and say why it goes live without.",
  });
}

/** The same for a stored version that is to be put in force. Going back to an earlier one is always open. */
export async function keepVersionReady(tx: Queryable, hash: string): Promise<void> {
  const [version] = await tx.query<{ document: WorkflowDocument }>(
    "select document from surety.versions where hash = $1",
    [hash],
  );
  if (version !== undefined) await keepLiveReady(tx, version.document);
}
