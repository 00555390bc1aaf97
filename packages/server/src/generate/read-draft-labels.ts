import { isAccepted, type SaidOfDraft } from "@surety/core/generate/said-of-draft";
import type { LabelRow } from "../models/label-rows.ts";
import type { Queryable } from "../storage/database.ts";

/** A label of a draft that no check had marked, as the gate sees it. */
export type DraftLabel = LabelRow & {
  source: "review" | "audit";
  caseId: string;
  confidence: number;
  accepted: boolean;
};

type Row = Omit<DraftLabel, "text" | "value" | "accepted"> & { changed: number | null };

/** SQL that is true of labels that may set a threshold: a fair sample, and of drafts that a gate could let out. */
export const earnsForDrafts = "draw_probability is not null and not marked";

/**
 * The fair labels of the drafts of one version, oldest first. Drafts with a mark are none of them: they go to a person
 * whatever the gate says, so they would say nothing of those that do not.
 */
export async function readDraftLabels(
  database: Queryable,
  { workflow, judgment, version }: { workflow: string; judgment: string; version: string },
  mostChanged: number,
): Promise<DraftLabel[]> {
  const rows = await database.query<Row>(
    `select id, case_id as "caseId", segment, source, changed, confidence, draw_probability as draw, at
     from surety.draft_labels where workflow = $1 and judgment = $2 and model_version = $3 and ${earnsForDrafts} order by id`,
    [workflow, judgment, version],
  );
  return rows.map(({ changed, ...row }) => {
    const said: SaidOfDraft = changed === null ? { refused: true } : { changed };
    const accepted = isAccepted(said, mostChanged);
    return { ...row, text: row.caseId, value: accepted ? "draft" : "changed", accepted };
  });
}
