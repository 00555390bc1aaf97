import { isEdited, type SentDraft } from "@surety/core/review/drafts";
import { shareChanged } from "@surety/core/review/share-changed";
import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import type { Claimed } from "./claim-cases.ts";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/** A text that was on the screen of whoever decided. */
export interface ShownDraft extends SentDraft {
  decisionId: string;
  person: string;
  /** It is sent as it stands here, whatever the template would say by now. */
  binds: boolean;
}

/** What became of one drafted text, on its way into the ledger. */
export type DraftEdit = Omit<ShownDraft, "binds">;

/**
 * All texts that people decided on, oldest first. Those of the decision that is carried out bind; of earlier ones only what
 * a person wrote, because the rest may have been corrected since.
 */
export function shownDrafts({ earlier, decision }: Pick<Claimed, "earlier" | "decision">): ShownDraft[] {
  const decided = decision === null ? earlier : [...earlier, decision];
  return decided.flatMap((one) =>
    one.drafts.map((draft) => ({
      ...draft,
      decisionId: one.id,
      person: one.person,
      binds: one === decision || isEdited(draft),
    })),
  );
}

/** The request of an action with the texts that were on screen when it was decided. */
export function withDrafts<Request extends LedgerEffect["request"]>(
  request: Request,
  action: string,
  shown: readonly ShownDraft[],
): Request {
  const texts = lastShown(action, shown).filter(({ binds }) => binds);
  return texts.length === 0
    ? request
    : { ...request, ...Object.fromEntries(texts.map(({ field, sent }) => [field, sent])) };
}

/** The label that each of its texts leaves: how it was drafted, and how it goes out. */
export function draftEditsOf({ action, request }: LedgerEffect, shown: readonly ShownDraft[]): DraftEdit[] {
  const texts = new Map<string, unknown>(Object.entries(request));
  return lastShown(action, shown).map(({ binds: _binds, ...one }) => ({ ...one, sent: String(texts.get(one.field)) }));
}

function lastShown(action: string, shown: readonly ShownDraft[]): ShownDraft[] {
  const own = shown.filter((one) => one.action === action);
  return [...new Map(own.map((one) => [one.field, one])).values()];
}

/** Written in the commit that puts the effect into the ledger: a decision that was taken back never gets there. */
export async function writeDraftEdits(tx: Queryable, works: readonly WorkCase[], now: Date): Promise<void> {
  const rows = works.flatMap(({ row, draftEdits }) =>
    draftEdits.map(({ decisionId, action, field, person, draft, sent }) => ({
      decision_id: decisionId,
      action,
      field,
      workflow: row.workflow,
      case_id: row.id,
      person,
      draft,
      sent,
      distance: shareChanged(draft, sent),
      at: now,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    "insert into surety.draft_edits select * from jsonb_populate_recordset(null::surety.draft_edits, $1::jsonb) on conflict do nothing",
    [toJson(rows)],
  );
}
