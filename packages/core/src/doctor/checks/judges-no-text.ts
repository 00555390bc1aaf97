import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";
import { typeOfPath } from "../strangers-text.ts";

export const judgesNoText: Check = {
  code: "judges-no-text",
  family: "needless-ai",
  severity: "risk",
  title: "A model judges numbers and fixed values",
  looksFor: "A judged text that is made of numbers, true/false and fixed lists alone.",
  why: "Whatever is true of such values a condition says exactly; a language model only approximates it.",
  fix: "Write the conditions as a rule judgment, or use the values in the rules of the act block.",
  example: {
    before: "risk:\n  classify: { text: 'Amount {{ input.amount }}', labels: [low, high] }",
    after:
      "risk:\n  rule:\n    cases:\n      - { when: input.amount > 1000, value: high }\n      - { when: 'true', value: low }",
  },
  look: ({ compiled, judgments }) =>
    judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment) || judgment.text.names.length === 0) return [];
      const isExact = (name: string) => {
        const type = typeOfPath(compiled.names, name);
        const isList = type?.kind === "string" && type.values !== undefined;
        return type?.kind === "number" || type?.kind === "boolean" || isList;
      };
      if (!judgment.text.names.every(isExact)) return [];
      return [
        {
          path: [...path, judgment.kind, "text"],
          what: `"${judgment.name}" reads only ${judgment.text.names.join(", ")}: exact values, no text.`,
        },
      ];
    }),
};
