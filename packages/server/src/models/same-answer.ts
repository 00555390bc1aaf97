import { recordOf } from "@surety/core/extract/record-text";
import { isRecordRight } from "@surety/models/extract/certainty";
import type { HeldOut } from "./held-out.ts";
import type { Earning } from "./learned-judgments.ts";

/** The same labels and answers, where an answer that says what its label says is written as the label is. */
export function asLabelled(judgment: Earning["judgment"], held: readonly HeldOut[]): HeldOut[] {
  if (judgment.kind !== "extract") return [...held];
  const { fields } = judgment;
  return held.map((one) => {
    const { answer, value } = one;
    if (answer.value === null) return one;
    const read = recordOf(fields, answer.value);
    const given = Object.fromEntries(Object.entries(read).map(([name, each]) => [name, { value: each }]));
    return isRecordRight(fields, given, recordOf(fields, value)) ? { ...one, answer: { ...answer, value } } : one;
  });
}
