import { recordOf } from "@surety/core/extract/record-text";
import { isRecordRight } from "@surety/models/extract/certainty";
import type { HeldOut } from "./held-out.ts";
import type { Earning } from "./learned-judgments.ts";

/** Whether an answer says what a label says: of a record field by field, in the one form of each type. */
export function saysAsLabelled(judgment: Earning["judgment"], value: string | null, label: string): boolean {
  if (judgment.kind !== "extract" || value === null) return value === label;
  const { fields } = judgment;
  const given = Object.entries(recordOf(fields, value)).map(([name, each]) => [name, { value: each }]);
  return isRecordRight(fields, Object.fromEntries(given), recordOf(fields, label));
}

/** The same labels and answers, where an answer that says what its label says is written as the label is. */
export function asLabelled(judgment: Earning["judgment"], held: readonly HeldOut[]): HeldOut[] {
  if (judgment.kind !== "extract") return [...held];
  return held.map((one) =>
    saysAsLabelled(judgment, one.answer.value, one.value)
      ? { ...one, answer: { ...one.answer, value: one.value } }
      : one,
  );
}
