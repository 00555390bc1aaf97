import type { Check } from "../check.ts";
import { answersOf, asksModel } from "../patient.ts";

export const answerInInput: Check = {
  code: "answer-in-input",
  family: "needless-ai",
  severity: "risk",
  title: "The input already says it",
  looksFor: "The labels of a judgment are exactly the values that a field of the input can have.",
  why: "The sender stated the answer; a model can only repeat it, or get it wrong.",
  fix: "Use the field in the conditions, and remove the judgment.",
  example: {
    before: "channel:\n  classify: { text: '{{ text }}', labels: [mail, chat] }   # input.channel is one of mail, chat",
    after: 'act:\n  - when: input.channel == "chat"',
  },
  look: ({ document, judgments }) =>
    judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment)) return [];
      const wanted = [...answersOf(judgment)].sort().join("\n");
      const field = Object.entries(document.input.properties).find(
        ([, property]) => property.enum?.map(String).sort().join("\n") === wanted,
      );
      if (field === undefined) return [];
      return [
        { path, what: `"${judgment.name}" judges what input.${field[0]} already says: its values are the labels.` },
      ];
    }),
};
