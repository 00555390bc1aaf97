import { draftAnswer } from "@surety/core/generate/compiled-generate";
import type { GateReason } from "@surety/core/gate/decide";
import type { Draft } from "@surety/core/generate/draft";
import { type SaidOfDraft, saidOfDraft, worstOf } from "@surety/core/generate/said-of-draft";
import { whyMarked } from "@surety/core/generate/why-read";
import type { Correction } from "@surety/core/review/correction";
import type { SentDraft } from "@surety/core/review/drafts";
import type { Verdict } from "@surety/core/review/verdict";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";

interface Written {
  name: string;
  draft: Draft;
  reason: GateReason;
  confidence: number;
  signals: Record<string, number>;
  model_version: string;
  segment: string | null;
  audit_probability: number | null;
  label_probability: number | null;
}

/** What people said of each draft that a review asked about, by the name of its judgment; one that nobody looked at is not among them. */
export type SaidOfDrafts = ReadonlyMap<string, SaidOfDraft>;

/**
 * Keeps what the votes of a settled review say of its drafts, with what was known of each draft when it was written: a case
 * that is passed on is judged again, and its label speaks of the draft that was on screen.
 */
export async function writeDraftLabels(
  tx: Transaction,
  world: Pick<WorkerWorld, "clock" | "newId">,
  review: ReviewRow,
  person: string,
): Promise<SaidOfDrafts> {
  const said = new Map<string, SaidOfDraft>();
  const { kind } = review;
  if (kind === "exception") return said;
  const written = await tx.query<Written>(
    `select name, draft, reason, confidence, signals, model_version, segment, audit_probability, label_probability
     from surety.judgments where case_id = $1 and block = $2 and kind = 'generate' and value = $3 and draft is not null`,
    [review.case_id, review.block, draftAnswer],
  );
  if (written.length === 0) return said;
  const votes = await votesOn(tx, review.id);
  for (const one of written) {
    const found = worstOf(votes.map((vote) => saidOfDraft(one.name, one.draft.text, vote)));
    if (found === null) continue;
    said.set(one.name, found);
    await writeLabel(tx, { id: world.newId(), at: world.clock.now(), person, source: kind }, review, one, found);
  }
  return said;
}

interface Vote {
  verdict: Verdict;
  answers: Record<string, string>;
  drafts: SentDraft[];
  edits: Correction[];
  looked: boolean;
}

/** A mailed link shows no draft, a key may not say what it showed, and nobody reads the single texts of a bulk. */
async function votesOn(tx: Queryable, reviewId: string) {
  const votes = await tx.query<Vote>(
    `select verdict, answers, drafts, edits, bulk is null and channel = 'desk' and screen_hash is not null as looked
     from surety.decisions where review_id = $1 and undone_at is null order by at, id`,
    [reviewId],
  );
  return votes.map(({ edits, ...vote }) => ({ ...vote, corrected: edits.length > 0 }));
}

async function writeLabel(
  tx: Queryable,
  { id, at, person, source }: { id: string; at: Date; person: string; source: "review" | "audit" },
  { id: reviewId, case_id: caseId, workflow }: ReviewRow,
  written: Written,
  said: SaidOfDraft,
): Promise<void> {
  await tx.query(
    `insert into surety.draft_labels (id, review_id, judgment, case_id, workflow, source, changed, marked, confidence, signals,
       model_version, segment, draw_probability, person, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      reviewId,
      written.name,
      caseId,
      workflow,
      source,
      "changed" in said ? said.changed : null,
      isHeld(written),
      written.confidence,
      JSON.stringify(written.signals),
      written.model_version,
      written.segment,
      source === "audit" ? written.audit_probability : written.label_probability,
      person,
      at,
    ],
  );
}

/** Reasons for which a person has a draft whatever its gate has earned. */
export const heldWhatever: readonly GateReason["code"][] = ["check-failed", "abstained", "out-of-scope"];

/** Whether a person would have had it whatever the gate had earned: by a mark, or by a check of the document's own. */
const isHeld = ({ draft, reason }: Written): boolean => whyMarked(draft) !== null || heldWhatever.includes(reason.code);

/** What was taken back has said nothing of the draft. */
export async function withdrawDraftLabels(tx: Queryable, reviewId: string): Promise<void> {
  await tx.query("delete from surety.draft_labels where review_id = $1", [reviewId]);
}
