import type { Check } from "../check.ts";
import { implies } from "../condition/implies.ts";
import { intersect, isEmpty, isEverything } from "../condition/range.ts";
import type { Terms } from "../condition/terms.ts";
import { ruleLists } from "../rule-lists.ts";

export const overlappingRules: Check = {
  code: "overlapping-rules",
  family: "design",
  severity: "risk",
  title: "Two rules share some cases",
  looksFor: "Two rules about one number whose ranges overlap without one containing the other.",
  why: "Which of the two acts then depends on their order, and a reader who sees one of them expects it to act.",
  fix: "Let one range end where the other begins.",
  example: {
    before: "- when: input.total > 100\n- when: input.total < 500",
    after: "- when: input.total >= 500\n- when: input.total > 100",
  },
  look: (patient) =>
    ruleLists(patient).flatMap((rules) =>
      rules.flatMap((rule, at) => {
        const other = rules.slice(0, at).find((one) => overlap(one.terms, rule.terms));
        if (other === undefined) return [];
        return [{ path: rule.path, what: `"${other.source}" and "${rule.source}" both hold for some cases.` }];
      }),
    ),
};

function overlap(one: Terms, other: Terms): boolean {
  const [a, b] = [one[0]?.[0], other[0]?.[0]];
  if (one.length !== 1 || other.length !== 1 || one[0]?.length !== 1 || other[0]?.length !== 1) return false;
  if (a === undefined || b === undefined || a.about === null || a.about !== b.about) return false;
  if (isEverything(a.range) || isEverything(b.range) || isEmpty(intersect(a.range, b.range))) return false;
  return !implies(one, other) && !implies(other, one);
}
