import type { OpenQuestion } from "@surety/core/review/possible-answers";
import { askedBlock } from "@surety/core/review/asked-block";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { labelOptions } from "../commands/label-commands.ts";
import type { JudgmentRow } from "../storage/case-schema.ts";

/** What a review that stopped at `block` asks. */
export function openQuestions(
  compiled: CompiledWorkflow,
  block: number,
  judgments: readonly JudgmentRow[],
): OpenQuestion[] {
  return (askedBlock(compiled, block)?.ranks.flat() ?? []).map((judgment) => {
    const suggestion = judgments.find((one) => one.name === judgment.name)?.value ?? null;
    return { judgment: judgment.name, options: plannedOptions(judgment, suggestion), suggestion };
  });
}

/** Of a record, and of clauses, only what was suggested is planned: what a person may put right in it, nobody can list. */
function plannedOptions(judgment: CompiledJudgment, suggestion: string | null): string[] {
  const options = labelOptions(judgment);
  if (judgment.kind !== "extract" && judgment.kind !== "clauses") return options;
  return [...new Set([...(suggestion === null ? [] : [suggestion]), ...options])];
}
