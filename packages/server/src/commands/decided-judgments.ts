import { decidedValues } from "@surety/core/review/decided-values";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { Vote } from "./four-eyes.ts";

/**
 * Writes beside each judgment what was decided, in the transaction of the decision: the quality pages count it at once,
 * and not when the time to take it back is over. The run writes the same again.
 */
export async function writeDecidedValues(
  tx: Queryable,
  review: ReviewRow,
  { answers, verdict, person }: Vote,
  workflow: Pick<CompiledWorkflow, "blocks">,
): Promise<void> {
  if (review.kind === "audit") return;
  const values = [...decidedValues(workflow, { block: review.block, answers, verdict })];
  if (values.length === 0) return;
  await tx.query(
    `update surety.judgments j set decided_value = x.value, decided_by = $4
     from unnest($2::text[], $3::text[]) x(name, value) where j.case_id = $1 and j.name = x.name`,
    [review.case_id, values.map(([name]) => name), values.map(([, value]) => value), person],
  );
}

/** What was taken back was not decided: what this review asked about is open again, and what earlier ones settled is not. */
export async function clearDecidedValues(tx: Queryable, review: ReviewRow): Promise<void> {
  await tx.query(
    `update surety.judgments set decided_value = case route when 'review' then null else value end,
       decided_by = case route when 'review' then null else 'model' end
     where case_id = $1 and block >= $2`,
    [review.case_id, review.block],
  );
}
