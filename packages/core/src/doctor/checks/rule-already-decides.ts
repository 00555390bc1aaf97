import type { Check } from "../check.ts";
import { answersOf, asksModel } from "../patient.ts";

export const ruleAlreadyDecides: Check = {
  code: "rule-already-decides",
  family: "needless-ai",
  severity: "risk",
  title: "A rule in the document already gives this answer",
  looksFor: "A model is asked for one of the same answers that a rule of the document always gives.",
  why: "Two sources answer one question: the model costs money, and the day they differ nobody knows which one counts.",
  fix: "Remove the model's judgment, or let the rule leave open what the model is for.",
  look: ({ judgments }) =>
    judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment)) return [];
      const wanted = answersOf(judgment);
      // A record may hold anything: no rule gives its answers.
      if (wanted.length === 0) return [];
      const rule = judgments.find(({ judgment: other }) => {
        const given = answersOf(other);
        return !asksModel(other) && given.length > 1 && wanted.every((label) => given.includes(label));
      });
      if (rule === undefined) return [];
      return [
        { path, what: `"${judgment.name}" asks a model for what the rule "${rule.judgment.name}" already answers.` },
      ];
    }),
};
