import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Judged } from "../models/learned-judgments.ts";
import type { LabelledRow } from "../project/read-label-file.ts";
import { caseInput } from "./case-input.ts";
import { judgedText } from "./judged-text.ts";

/** A labelled case as its judgment would read it. */
export interface PreparedCase {
  text: string;
  label: string;
  /** The text as it stands in the file. */
  raw: string;
}

/** Cases that never reach the model, by the reason. */
export type NotJudged = { reason: string; rows: number }[];

/** Turns rows of a file into the texts that live cases would be judged by. */
export function prepareRows(
  compiled: CompiledWorkflow,
  judged: Judged,
  rows: readonly LabelledRow[],
): { cases: PreparedCase[]; notJudged: NotJudged } {
  const reasons = new Map<string, number>();
  const cases = rows.flatMap((row) => {
    const made = judgedText(compiled, judged, caseInput(compiled.document.input, row));
    if ("text" in made) return [{ text: made.text, label: row.label, raw: row.text }];
    reasons.set(made.refused, (reasons.get(made.refused) ?? 0) + 1);
    return [];
  });
  return { cases, notJudged: [...reasons].map(([reason, count]) => ({ reason, rows: count })) };
}
