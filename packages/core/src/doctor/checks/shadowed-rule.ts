import type { Check } from "../check.ts";
import { implies } from "../condition/implies.ts";
import { ruleLists } from "../rule-lists.ts";

export const shadowedRule: Check = {
  code: "shadowed-rule",
  family: "design",
  severity: "problem",
  title: "A rule that never acts",
  looksFor: "A rule behind a broader one: wherever its condition holds, an earlier one holds too and acts first.",
  why: "The first rule that holds acts, so this one never does, whatever its author had in mind.",
  fix: "Move the narrower rule in front of the broader one.",
  example: {
    before: "- when: input.total > 100\n- when: input.total > 1000",
    after: "- when: input.total > 1000\n- when: input.total > 100",
  },
  look: (patient) =>
    ruleLists(patient).flatMap((rules) =>
      rules.flatMap((rule, at) => {
        const earlier = rules.findIndex((one, index) => index < at && implies(rule.terms, one.terms));
        if (earlier < 0) return [];
        const what = `Rule ${at + 1} never acts: rule ${earlier + 1} (${rules[earlier]?.source}) holds wherever it does, and comes first.`;
        return [{ path: rule.path, what }];
      }),
    ),
};
