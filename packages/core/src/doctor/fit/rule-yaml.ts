import { stringify } from "yaml";
import type { LabelledRule } from "./labelled-rule.ts";

/** The judgment as a rule, ready to be pasted into a document. */
export function ruleYaml({ judgment, cases, isWhole }: LabelledRule): string {
  const name = isWhole ? judgment : `${judgment}ByRule`;
  return stringify({ [name]: { rule: { cases } } }, { version: "1.2", schema: "core", lineWidth: 0 });
}
