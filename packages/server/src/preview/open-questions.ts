import type { OpenQuestion } from "@surety/core/review/possible-answers";
import { askedBlock } from "@surety/core/review/asked-block";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
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
    // Of a record only what was read is planned: what a person may put right in it, nobody can list.
    const options = judgment.kind !== "extract" ? labelOptions(judgment) : suggestion === null ? [] : [suggestion];
    return { judgment: judgment.name, options, suggestion };
  });
}
