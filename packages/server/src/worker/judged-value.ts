import { clauseFacts } from "@surety/core/clause/clause-facts";
import { fieldsInScope } from "@surety/core/extract/field-scope";
import type { Draft } from "@surety/core/generate/draft";
import { recordOf } from "@surety/core/extract/record-text";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";

/** What a workflow sees of a judgment. */
export interface JudgedValue {
  value: string | null;
  confidence: number;
  /** "model", or the person. */
  decidedBy: string;
}

/** What a judgment left besides its answer: the text that it judged, and what it wrote. */
interface Left {
  text: string | null;
  draft: Draft | null;
}

/** The same with its fields, where the answer is a record of some, with its clauses, which stand in a text, or with what was written. */
export function judgedValue(
  spec: CompiledJudgment | undefined,
  judged: JudgedValue,
  { text, draft }: Left = { text: null, draft: null },
): JudgedValue {
  if (spec?.kind === "generate") return { ...judged, text: draft?.text ?? "" } as JudgedValue;
  if (spec?.kind === "clauses") return { ...judged, ...clauseFacts(judged.value, text) };
  if (spec?.kind !== "extract") return judged;
  return { ...judged, fields: fieldsInScope(spec.fields, recordOf(spec.fields, judged.value)) } as JudgedValue;
}

/** The judgment of that name. */
export function judgmentIn({ blocks }: Pick<CompiledWorkflow, "blocks">, name: string): CompiledJudgment | undefined {
  return blocks
    .flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []))
    .find((one) => one.name === name);
}
