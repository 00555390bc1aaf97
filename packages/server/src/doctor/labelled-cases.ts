import { SuretyError } from "@surety/core/errors/surety-error";
import type { LabelledCase } from "@surety/core/doctor/fit/labelled-case";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { caseInput } from "../evaluate/case-input.ts";
import { labelColumns, subjectColumns, textColumns } from "../project/read-label-file.ts";
import { type FileRow, readRows } from "../project/read-rows.ts";
import { unfitFile } from "../project/unfit-file.ts";
import { isPure, pureStep } from "../worker/pure-step.ts";

/**
 * Labelled cases of a CSV or JSONL file as rules see them: columns become the input, and what prepare steps make of it
 * without asking anybody is made. The label stands in the column `label` (or value, category, …), or in `label` given.
 */
export async function labelledCases(
  compiled: CompiledWorkflow,
  file: string,
  label: string | undefined,
): Promise<LabelledCase[]> {
  const rows = await readRows(file);
  const column = labelColumn(file, rows[0]!, label, compiled);
  return rows.map((row) => labelledCase(compiled, file, row, column));
}

function labelledCase(compiled: CompiledWorkflow, file: string, row: FileRow, column: string): LabelledCase {
  const { [column]: label, ...values } = row.values;
  const value = textOf(label).trim();
  if (value === "") throw unfitFile(file, row.line, `"${column}" is empty`, "Every row needs its label.");
  const body = textOf(values[textColumns.find((name) => name in values) ?? ""]);
  const subject = textOf(values[subjectColumns.find((name) => name in values) ?? ""]);
  const text = subject === "" ? body : `${subject}\n${body}`;
  const input = caseInput(compiled.document.input, { values, body, subject, text });
  return { scope: preparedScope(compiled, input), label: value };
}

/** The input and what pure steps make of it; a step that reads what is missing makes nothing. */
function preparedScope(compiled: CompiledWorkflow, input: Record<string, unknown>): Record<string, unknown> {
  const scope: Record<string, unknown> = { input };
  for (const step of compiled.blocks.flatMap((block) => (block.layer === "prepare" ? block.ranks.flat() : []))) {
    try {
      scope[step.name] = isPure(step) ? pureStep(step, scope).value : null;
    } catch (error) {
      if (!(error instanceof SuretyError)) throw error;
      scope[step.name] = null;
    }
  }
  return scope;
}

/** The named column, else a usual one that is not a field of the input. */
function labelColumn(file: string, row: FileRow, wanted: string | undefined, { document }: CompiledWorkflow): string {
  const usual = labelColumns.filter((name) => !Object.hasOwn(document.input.properties, name));
  const found = (wanted === undefined ? usual : [wanted]).find((name) => name in row.values);
  if (found !== undefined) return found;
  const has = Object.keys(row.values).slice(0, 12).join(", ").slice(0, 300);
  throw unfitFile(
    file,
    1,
    wanted === undefined ? `no column for the label; it has: ${has}` : `no column "${wanted}"; it has: ${has}`,
    "Name one of them label, or say which it is with --label COLUMN.",
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
}
