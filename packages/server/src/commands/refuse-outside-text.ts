import { clauseProblem } from "@surety/core/clause/clause-value";
import { askedBlock } from "@surety/core/review/asked-block";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import { badClauses } from "./review-answers.ts";

/** Refuses clauses that do not lie in the text that was judged: they would quote nothing. */
export async function refuseOutsideText(
  tx: Queryable,
  review: Pick<ReviewRow, "case_id" | "block">,
  compiled: CompiledWorkflow,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const asked = askedBlock(compiled, review.block)?.ranks.flat() ?? [];
  for (const { name, kind, ...spec } of asked) {
    const answer = answers[name];
    if (kind !== "clauses" || answer === undefined || !("labels" in spec)) continue;
    const [row] = await tx.query<{ text: string | null }>(
      "select text from surety.judgments where case_id = $1 and name = $2",
      [review.case_id, name],
    );
    const problem = clauseProblem(answer, spec.labels, row?.text?.length ?? 0);
    if (problem !== null) throw badClauses(name, problem);
  }
}
