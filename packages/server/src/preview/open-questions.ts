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
  return (askedBlock(compiled, block)?.ranks.flat() ?? []).map((judgment) => ({
    judgment: judgment.name,
    options: labelOptions(judgment),
    suggestion: judgments.find((one) => one.name === judgment.name)?.value ?? null,
  }));
}
