import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";
import { rawInputs } from "../raw-inputs.ts";

export const unboundedTextJudged: Check = {
  code: "unbounded-text-judged",
  family: "no-preparation",
  severity: "risk",
  title: "A text of any length is judged",
  looksFor: "A judged text with a field of the input that has no `maxLength`.",
  why: "One pasted book is cut somewhere by the model, costs as much as a day of work, or pushes the rest out of sight.",
  fix: "Give the field a maxLength in the input, or clean it with one.",
  example: { before: "subject: { type: string }", after: "subject: { type: string, maxLength: 500 }" },
  look: (patient) =>
    patient.judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment)) return [];
      const unbounded = rawInputs(judgment.text.names, patient).filter((one) => !one.isMessage && !one.isBounded);
      return unbounded.map((input) => ({
        path: [...path, judgment.kind, "text"],
        what: `"${judgment.name}" reads ${input.path}, which may have any length.`,
        fix: `Set maxLength on ${input.path}, e.g. 500.`,
      }));
    }),
};
