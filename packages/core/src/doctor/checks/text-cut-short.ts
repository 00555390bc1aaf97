import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";
import { rootOf } from "../strangers-text.ts";

const shortest = 200;

export const textCutShort: Check = {
  code: "text-cut-short",
  family: "no-preparation",
  severity: "risk",
  title: "The model sees only the beginning",
  looksFor: "A judged text that is cut to fewer than 200 characters.",
  why: "People write greetings first and what they want last; the model judges the greeting.",
  fix: "Raise maxLength to what a case needs, e.g. 20000.",
  look: ({ steps, judgments }) => {
    const judged = new Set(
      judgments.flatMap(({ judgment }) => (asksModel(judgment) ? judgment.text.names.map(rootOf) : [])),
    );
    return steps.flatMap(({ step, path }) =>
      step.kind === "clean" && step.maxLength < shortest && judged.has(step.name)
        ? [{ path: [...path, "clean", "maxLength"], what: `"${step.name}" keeps ${step.maxLength} characters.` }]
        : [],
    );
  },
};
