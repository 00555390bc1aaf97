import type { Check } from "../check.ts";
import { answersOf } from "../patient.ts";

const fromTotal = 100;

export const classNeverLabelled: Check = {
  code: "class-never-labelled",
  family: "static-model",
  severity: "risk",
  title: "An answer that no label shows",
  looksFor: "An answer of the document that not one of a hundred or more labels has.",
  why: "The model cannot give an answer that it never saw: such cases become something else.",
  fix: "Label a few such cases, or remove the answer from the document.",
  needs: ["labels"],
  look: ({ gates, facts: { labels = {} } }) =>
    gates.flatMap(({ judgments, block }) =>
      judgments.flatMap((judgment) => {
        const facts = labels[judgment.name];
        if (facts === undefined || facts.total < fromTotal) return [];
        const never = answersOf(judgment).filter((label) => (facts.byValue[label] ?? 0) === 0);
        if (never.length === 0) return [];
        const what = `None of ${facts.total} labels is ${never.join(" or ")}.`;
        return [{ path: ["flow", block, "judge", judgment.name], what }];
      }),
    ),
};
