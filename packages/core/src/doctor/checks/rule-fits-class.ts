import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";
import { proposeRules } from "../fit/propose-rules.ts";
import { ruleSentence } from "../fit/rule-sentence.ts";

export const ruleFitsClass: Check = {
  code: "rule-fits-class",
  family: "needless-ai",
  severity: "hint",
  title: "Some cases need no model",
  looksFor:
    "Where no rule answers every case, looks for conditions that give one answer away: on labels it has not seen, such a rule must keep the gate's target and be at least as good as the model.",
  why: "These cases pay for a model and for audits, although one condition decides them.",
  fix: "Decide them by a rule in front of the judgment, and let the model have the rest.",
  example: {
    before: "intent:\n  classify: { text: '{{ text }}', labels: [invoice, complaint, question] }",
    after: "known:\n  rule:\n    cases: [{ when: 'input.kind == \"invoice\"', value: invoice }]",
  },
  needs: ["examples"],
  look: (patient) =>
    proposeRules(patient).flatMap(({ path, judgment, whole, slices }) =>
      whole !== null
        ? []
        : slices.map((slice) => ({
            path,
            what: `${percent(slice.share)} of the cases need no model: ${ruleSentence(slice)}`,
            why: `"${judgment}" asks a model about them all the same.`,
            rule: slice,
          })),
    ),
};
