import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";
import { rawInputs } from "../raw-inputs.ts";

export const rawTextJudged: Check = {
  code: "raw-text-judged",
  family: "no-preparation",
  severity: "risk",
  title: "A message is judged as it arrived",
  looksFor: "A judged text that holds a message, mail or page of the input without a `clean` step.",
  why: "Markup, quoted replies and signatures are judged too, so the answer follows an old mail or a footer.",
  fix: "Clean it first, and judge what the step made of it.",
  example: {
    before: "judge:\n  intent: { classify: { text: '{{ input.body }}', labels: [refund, bug] } }",
    after:
      "prepare:\n  text: { clean: { from: input.body } }\njudge:\n  intent: { classify: { text: '{{ text }}', labels: [refund, bug] } }",
  },
  look: (patient) =>
    patient.judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment)) return [];
      const [raw] = rawInputs(judgment.text.names, patient).filter((input) => input.isMessage);
      if (raw === undefined) return [];
      const at = [...path, judgment.kind, "text"];
      const fix = `Add a step such as text: { clean: { from: ${raw.path} } } and write {{ text }} here.`;
      return [{ path: at, what: `"${judgment.name}" reads ${raw.path} as it arrived.`, fix }];
    }),
};
