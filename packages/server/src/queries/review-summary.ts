import type { SuggestionPolicy } from "@surety/core/review/suggestion-seen";
import type { ReviewSummary } from "@surety/core/wire/review";
import type { ReviewsTable } from "../storage/review-schema.ts";

/** A review as the database gives it, with the answer of its case. */
export type ReviewRow = Pick<
  ReviewsTable,
  | "id"
  | "case_id"
  | "workflow"
  | "title"
  | "preview"
  | "kind"
  | "queue"
  | "status"
  | "stakes"
  | "four_eyes"
  | "confidence"
  | "claimed_by"
  | "block"
  | "currency"
  | "assignee"
  | "assigned_group"
> & {
  assignee_name: string | null;
  value_micros: string | null;
  suggestion: SuggestionPolicy;
  due_at: Date | null;
  created_at: Date;
  claimed_until: Date | null;
  undo_until: Date | null;
  answer: string | null;
  /** People decide this workflow against the clock, so that nobody may see what the machine thinks. */
  timed: boolean;
};

/** A claim that ran out is shown as what it is: open. */
export const reviewColumns = `r.id, r.case_id, r.workflow, r.title, r.preview, r.kind, r.queue, r.stakes, r.four_eyes,
  r.block, r.suggestion, r.confidence, r.value_micros, r.currency, r.due_at, r.created_at, r.undo_until, c.answer,
  r.assignee, surety.name_of(r.assignee) as assignee_name, r.assigned_group,
  exists (select 1 from surety.baselines b where b.workflow = r.workflow and b.status = 'running') as timed,
  case when r.status = 'claimed' and r.claimed_until <= now() then 'open' else r.status end as status,
  case when r.status = 'claimed' and r.claimed_until <= now() then null else surety.name_of(r.claimed_by) end as claimed_by,
  case when r.status = 'claimed' and r.claimed_until <= now() then null else r.claimed_until end as claimed_until`;

/** Only a review before the effect shows what the machine thinks; an auditor must not know, nor who is timed. */
export function reviewSummaryOf(row: ReviewRow): ReviewSummary {
  const blind = row.kind !== "review" || row.timed || row.suggestion !== "shown";
  return {
    id: row.id,
    caseId: row.case_id,
    workflow: row.workflow,
    title: row.title,
    preview: row.preview,
    // Where nobody is shown a suggestion from the start, an audit can look like every other review, and does.
    kind: row.kind === "audit" && row.suggestion !== "shown" ? "review" : row.kind,
    queue: row.queue,
    status: row.status,
    stakes: row.stakes,
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    value: row.value_micros === null ? null : { micros: Number(row.value_micros), currency: row.currency },
    claimedBy: row.claimed_by,
    claimedUntil: row.claimed_until?.toISOString() ?? null,
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name ?? row.assignee },
    group: row.assigned_group,
    suggestion: blind ? null : row.answer,
    confidence: blind ? null : row.confidence,
  };
}

/** A row as it is listed to those who decide: nothing in it differs for an audit. */
export function listedReview(row: ReviewSummary): ReviewSummary {
  return { ...row, kind: row.kind === "audit" ? "review" : row.kind, suggestion: null, confidence: null };
}
