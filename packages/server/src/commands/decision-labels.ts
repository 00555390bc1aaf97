import { auditDraw } from "@surety/core/gate/audit-draw";
import { confirmationOf } from "@surety/core/review/confirmation-of";
import type { LabelPolicy } from "@surety/core/workflow/label-policy";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Vote } from "./four-eyes.ts";

interface Judged {
  name: string;
  value: string | null;
  text: string | null;
  segment: string | null;
  audit_probability: number | null;
  label_probability: number | null;
}

/** The share of random labels that is kept back from training, to measure and to set thresholds. */
const calibrationShare = 0.45;

/**
 * Turns a decision into labels. Only a fair sample may set thresholds: cases that came because they were uncertain
 * teach the model, and are never measured on. What people make of a draft is in `draft_edits`: it is no label.
 */
export async function writeLabels(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  vote: Vote,
  policy: LabelPolicy,
): Promise<void> {
  const judged = await tx.query<Judged>(
    "select name, value, text, segment, audit_probability, label_probability from surety.judgments where case_id = $1 and kind <> 'generate'",
    [review.case_id],
  );
  for (const one of judged) {
    const value = vote.answers[one.name];
    if (value !== undefined && one.text !== null) await writeLabel(tx, world, review, one, vote, value, policy);
  }
}

async function writeLabel(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  judged: Judged,
  vote: Vote,
  value: string,
  policy: LabelPolicy,
): Promise<void> {
  const now = world.clock.now();
  // What was said to many cases at once stands behind nothing: see decision record 19.
  const inBulk = vote.bulk !== undefined;
  const confirmed = inBulk
    ? null
    : confirmationOf({ person: value, machine: judged.value, fourEyes: review.four_eyes });
  const asked = askedBecause(review, judged, inBulk || confirmed !== null, policy);
  const [label] = await tx.query<{ id: string }>(
    `insert into surety.labels (id, workflow, judgment, case_id, text, value, source, part, segment, draw_probability, person, at,
       confirmed, confirmed_by, confirmed_at, asked, waiting, with_suggestion)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (workflow, judgment, case_id, source) where case_id is not null do update set value = excluded.value, person = excluded.person,
       at = excluded.at, confirmed = excluded.confirmed, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at,
       asked = excluded.asked, waiting = excluded.waiting, with_suggestion = excluded.with_suggestion, disputed_at = null
     returning id`,
    [
      world.newId(),
      review.workflow,
      judged.name,
      review.case_id,
      judged.text,
      value,
      review.kind === "audit" ? "audit" : "review",
      inBulk ? "train" : partOf(review, judged),
      judged.segment,
      inBulk ? null : drawProbability(review, judged),
      vote.person,
      now,
      confirmed,
      confirmed === null ? null : vote.person,
      confirmed === null ? null : now,
      asked,
      asked !== null,
      // An auditor has not seen what the model said, so nobody who is asked about an audit sees it either.
      review.kind !== "audit" && auditDraw("suggestion", review.case_id, judged.name) < 0.5,
    ],
  );
  if (label !== undefined && confirmed === null) await confirmByOther(tx, label.id, now);
}

/** The random sample comes first, whatever the model said: agreement is measured on it, and must not see its outcome. */
function askedBecause(review: ReviewRow, judged: Judged, confirmed: boolean, policy: LabelPolicy): string | null {
  if (!review.four_eyes && auditDraw("second opinion", review.case_id, judged.name) < policy.secondOpinions)
    return "sample";
  return confirmed ? null : "override";
}

/** A review and an audit of the same case that say the same are two people, of whom neither knew of the other. */
async function confirmByOther(tx: Queryable, label: string, now: Date): Promise<void> {
  await tx.query(
    `update surety.labels l set confirmed = 'audit', confirmed_by = other.person, confirmed_at = $2,
       waiting = l.waiting and l.asked = 'sample'
     from surety.labels own join surety.labels other on other.case_id = own.case_id and other.judgment = own.judgment
       and other.source in ('review','audit') and other.source <> own.source and other.value = own.value and other.person <> own.person
     where own.id = $1 and l.id in (own.id, other.id) and l.confirmed is null`,
    [label, now],
  );
}

/** Takes back what this review taught: its own judgments, and not those of another review of the same case. */
export async function withdrawLabels(tx: Transaction, review: ReviewRow, judgments: string[]): Promise<void> {
  await tx.query("delete from surety.labels where case_id = $1 and source = $2 and judgment = any($3)", [
    review.case_id,
    review.kind === "audit" ? "audit" : "review",
    judgments,
  ]);
}

/**
 * Where people decide every case, some labels are kept back by the text alone, as of imported ones: two cases with the same
 * words are never on both sides. Behind a running gate the drawn cases measure, and all others teach.
 */
function partOf(review: ReviewRow, judged: Judged): "train" | "calibration" {
  const chance = drawProbability(review, judged);
  if (chance === null) return "train";
  if (chance < 1) return "calibration";
  return auditDraw("part", judged.text ?? "") < calibrationShare ? "calibration" : "train";
}

/** Chance that a case like this came into the fair sample; null where its own uncertainty chose it. */
function drawProbability(review: ReviewRow, judged: Judged): number | null {
  return review.kind === "audit" ? judged.audit_probability : judged.label_probability;
}
