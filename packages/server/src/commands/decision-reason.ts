import { UserError } from "@surety/core/errors/user-error";
import { reasonCases, type ReasonPolicy, reasonProblem, usualReasons } from "@surety/core/review/reasons";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { Vote } from "./four-eyes.ts";
import { seenSuggestion } from "./seen-suggestion.ts";

type Reviewed = Pick<ReviewRow, "id" | "kind" | "suggestion" | "workflow">;

/** Throws `reason-required` or `unknown-reason`. Whoever decides blind must not learn from it what the machine said. */
export async function refuseWithoutReason(
  tx: Queryable,
  review: Reviewed,
  { document }: Pick<CompiledWorkflow, "document">,
  vote: Vote,
  said: { code: string | null; machine: () => Promise<ReadonlyMap<string, string | null>> },
): Promise<void> {
  const policy = document.review.reasons;
  if (policy === undefined) return;
  const seen = (await seenSuggestion(tx, review, vote.person)) !== "none";
  const override = seen && overrides(await said.machine(), vote);
  const cases = reasonCases({ verdict: vote.verdict, override, edits: vote.edits.length });
  const problem = reasonProblem(policy, cases, said.code);
  if (problem !== null) throw new UserError({ ...problem, field: "reasonCode" });
}

function overrides(machine: ReadonlyMap<string, string | null>, { answers }: Vote): boolean {
  return Object.entries(answers).some(([name, value]) => (machine.get(name) ?? value) !== value);
}

/** What the models had answered to a case. */
export async function machineAnswers(tx: Queryable, caseId: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.query<{ name: string; value: string | null }>(
    "select name, value from surety.judgments where case_id = $1",
    [caseId],
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** The reasons that people can give, by the document or the usual ones. */
export function reasonChoices({ review }: { review: { reasons?: ReasonPolicy | undefined } }) {
  const { codes, required } = review.reasons ?? usualReasons;
  return {
    reasonCodes: codes.map(({ code }) => code),
    reasons: codes.map(({ code, says, for: what }) => ({ code, says, for: what ?? null })),
    reasonsRequired: required,
  };
}
