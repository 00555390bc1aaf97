import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";

/** What can be answered to a judgment, in the order of the document. */
export function judgmentOptions(spec: JudgmentSpec): { kind: "classify" | "score" | "rule"; options: string[] } {
  if ("classify" in spec) return { kind: "classify", options: spec.classify.labels };
  if ("score" in spec) return { kind: "score", options: spec.score.scale };
  return { kind: "rule", options: [...new Set(spec.rule.cases.map((one) => one.value))] };
}
