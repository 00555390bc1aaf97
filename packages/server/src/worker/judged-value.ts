import { clauseFacts } from "@surety/core/clause/clause-facts";
import { hasInvoice } from "@surety/core/extract/compiled-extract";
import { invoiceOfRecord } from "@surety/core/extract/invoice-of-record";
import { fieldsInScope } from "@surety/core/extract/field-scope";
import type { Draft } from "@surety/core/generate/draft";
import { recordOf } from "@surety/core/extract/record-text";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { recordBase } from "../documents/invoice-answer.ts";

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

const nothingLeft: Left = { text: null, draft: null };

/**
 * The same with its fields, where the answer is a record of some (and an invoice, where they say which), with its clauses,
 * which stand in a text, or with what was written. `scope` is what is known of the case.
 */
export function judgedValue(
  spec: CompiledJudgment | undefined,
  judged: JudgedValue,
  scope: Readonly<Record<string, unknown>>,
  { text, draft }: Left = nothingLeft,
): JudgedValue {
  if (spec?.kind === "generate") return { ...judged, text: draft?.text ?? "" } as JudgedValue;
  if (spec?.kind === "clauses") return { ...judged, ...clauseFacts(judged.value, text) };
  if (spec?.kind !== "extract") return judged;
  const values = recordOf(spec.fields, judged.value);
  const invoice = hasInvoice(spec)
    ? { invoice: invoiceOfRecord(spec.fields, values, recordBase(scope[spec.from])) }
    : {};
  const fields = fieldsInScope(spec.fields, values);
  return Object.assign({}, judged, { fields }, invoice);
}

/** The judgment of that name. */
export function judgmentIn({ blocks }: Pick<CompiledWorkflow, "blocks">, name: string): CompiledJudgment | undefined {
  return blocks
    .flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []))
    .find((one) => one.name === name);
}
