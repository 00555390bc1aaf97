import type { Check } from "../check.ts";
import { domainOf } from "../condition/domain-of.ts";
import { termsOf } from "../condition/terms.ts";
import { isAlwaysTrue } from "../condition/truth.ts";
import { conditionsOf } from "../conditions-of.ts";

export const conditionAlwaysTrue: Check = {
  code: "condition-always-true",
  family: "design",
  severity: "risk",
  title: "A condition that always holds",
  looksFor: "A condition that every value within its list or bounds satisfies.",
  why: "It looks like a decision and is none: every case passes, or the rules behind it never act.",
  fix: "Remove it, or write what was meant.",
  example: { before: "expect: ['size(text) >= 0']", after: "expect: ['size(text) >= 5']" },
  look: (patient) =>
    conditionsOf(patient).flatMap(({ expression, path }) => {
      const terms = termsOf(expression.source);
      const always = terms !== null && isAlwaysTrue(terms, (about) => domainOf(about, patient));
      return always ? [{ path, what: `"${expression.source}" holds for every case.` }] : [];
    }),
};
