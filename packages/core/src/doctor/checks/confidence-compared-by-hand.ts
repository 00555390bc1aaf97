import type { Check } from "../check.ts";
import { termsOf } from "../condition/terms.ts";
import { conditionsOf } from "../conditions-of.ts";

export const confidenceComparedByHand: Check = {
  code: "confidence-compared-by-hand",
  family: "no-confidence",
  severity: "risk",
  title: "A threshold hidden in a condition",
  looksFor: "A rule that compares the confidence of a judgment with a number.",
  why: "It is a second gate that no label has earned and no alarm watches; a new model shifts what the number means.",
  fix: "Leave the confidence to the gate: state maxError there, and test the value alone in the rule.",
  example: {
    before: 'act:\n  - when: intent.value == "refund" && intent.confidence > 0.8',
    after: 'gate: { maxError: 0.02 }\nact:\n  - when: intent.value == "refund"',
  },
  look: (patient) =>
    conditionsOf(patient).flatMap(({ expression, path, of }) => {
      if (of !== "act" && of !== "review") return [];
      const judged = patient.judgments.map(({ judgment }) => `${judgment.name}.confidence`);
      const atoms = termsOf(expression.source)?.flat() ?? [];
      const atom = atoms.find((one) => one.about !== null && judged.includes(one.about));
      return atom === undefined
        ? []
        : [{ path, what: `"${atom.text}" decides beside the gate, by a number set by hand.` }];
    }),
};
