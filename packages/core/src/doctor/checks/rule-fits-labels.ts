import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";
import { proposeRules } from "../fit/propose-rules.ts";
import { ruleSentence } from "../fit/rule-sentence.ts";

export const ruleFitsLabels: Check = {
  code: "rule-fits-labels",
  family: "needless-ai",
  severity: "risk",
  title: "A rule answers as well as the model",
  looksFor:
    "Fits small rules (at most three conditions deep) on labelled cases and tries them on labels it has not seen. It speaks where the rule is at least as good as the model was on unseen labels, or keeps the gate's target.",
  why: "Every case pays for a model, waits for it and needs audits, although a rule that anybody can read answers as well.",
  fix: "Put the rule in place of the model, or keep the model and accept this finding with the reason.",
  example: {
    before: "kind:\n  classify:\n    text: '{{ text }}'\n    labels: [invoice, reminder]",
    after:
      "kind:\n  rule:\n    cases:\n      - when: input.channel == \"edi\"\n        value: invoice\n      - when: 'true'\n        value: reminder",
  },
  needs: ["examples"],
  look: (patient) =>
    proposeRules(patient).flatMap(({ path, judgment, whole }) =>
      whole === null
        ? []
        : [
            {
              path,
              what: `${ruleSentence(whole)}`,
              why: `"${judgment}" asks a model for every case, although a rule that anybody can read gets ${percent(whole.agreement)} of unseen labels right.`,
              rule: whole,
            },
          ],
    ),
};
