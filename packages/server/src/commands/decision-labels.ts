import { auditDraw } from "@surety/core/gate/audit-draw";
import type { Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Vote } from "./four-eyes.ts";

interface Judged {
  name: string;
  text: string | null;
  segment: string | null;
  audit_probability: number | null;
  label_probability: number | null;
}

/** The share of random labels that is kept back from training, to measure and to set thresholds. */
const calibrationShare = 0.45;

/**
 * Turns a decision into labels. Only a fair sample may set thresholds: cases that came because they were uncertain
 * teach the model, and are measured on only where they were drawn as automated ones are drawn for audits.
 */
export async function writeLabels(tx: Transaction, world: WorkerWorld, review: ReviewRow, vote: Vote): Promise<void> {
  const judged = await tx.query<Judged>(
    "select name, text, segment, audit_probability, label_probability from surety.judgments where case_id = $1",
    [review.case_id],
  );
  for (const one of judged) {
    const value = vote.answers[one.name];
    if (value === undefined || one.text === null) continue;
    await tx.query(
      `insert into surety.labels (id, workflow, judgment, case_id, text, value, source, part, segment, draw_probability, person, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (workflow, judgment, case_id, source) where case_id is not null do update set value = excluded.value, person = excluded.person, at = excluded.at`,
      [
        world.newId(),
        review.workflow,
        one.name,
        review.case_id,
        one.text,
        value,
        review.kind === "audit" ? "audit" : "review",
        partOf(review, one),
        one.segment,
        drawProbability(review, one),
        vote.person,
        world.clock.now(),
      ],
    );
  }
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
