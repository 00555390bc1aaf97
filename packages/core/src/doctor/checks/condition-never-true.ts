import type { Check } from "../check.ts";
import { domainOf } from "../condition/domain-of.ts";
import { termsOf } from "../condition/terms.ts";
import { isNeverTrue } from "../condition/truth.ts";
import { conditionsOf } from "../conditions-of.ts";

export const conditionNeverTrue: Check = {
  code: "condition-never-true",
  family: "design",
  severity: "problem",
  title: "A condition that never holds",
  looksFor: "A condition that asks one value to be two things, or a number to lie outside of its bounds.",
  why: "What stands behind it never happens; where it is a filter or an expectation, no case ever gets past it.",
  fix: "Usually && should be ||, or a comparison points the wrong way.",
  example: {
    before: 'when: intent.value == "refund" && intent.value == "billing"',
    after: 'when: intent.value in ["refund", "billing"]',
  },
  look: (patient) =>
    conditionsOf(patient).flatMap(({ expression, path }) => {
      const terms = termsOf(expression.source);
      const never = terms !== null && isNeverTrue(terms, (about) => domainOf(about, patient));
      return never ? [{ path, what: `"${expression.source}" never holds.` }] : [];
    }),
};
