import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { recordOf } from "@surety/core/extract/record-text";
import { isRecordRight } from "@surety/models/extract/certainty";

/** A judgment; one that reads fields has some. */
type Compared = { readonly name: string; readonly fields?: FieldSpecs };

/** Whether an answer says what a label says: of a record field by field, in the one form of each type. */
export function saysAsLabelled({ fields }: Compared, value: string | null, label: string): boolean {
  if (fields === undefined || value === null) return value === label;
  const given = Object.entries(recordOf(fields, value)).map(([name, each]) => [name, { value: each }]);
  return isRecordRight(fields, Object.fromEntries(given), recordOf(fields, label));
}

/** The same labels and answers, where an answer that says what its label says is written as the label is. */
export function asLabelled<One extends { value: string; answer: { value: string | null } }>(
  judgment: Compared,
  held: readonly One[],
): One[] {
  if (judgment.fields === undefined) return [...held];
  return held.map((one) =>
    saysAsLabelled(judgment, one.answer.value, one.value)
      ? { ...one, answer: { ...one.answer, value: one.value } }
      : one,
  );
}
