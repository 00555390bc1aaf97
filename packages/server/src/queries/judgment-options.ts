import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";

type JudgmentKind = "classify" | "score" | "rule" | "agent";

/** What can be answered to a judgment, in the order of the document. */
export function judgmentOptions(spec: JudgmentSpec): { kind: JudgmentKind; options: string[] } {
  if ("classify" in spec) return { kind: "classify", options: spec.classify.labels };
  if ("agent" in spec) return { kind: "agent", options: spec.agent.answers };
  if ("score" in spec) return { kind: "score", options: spec.score.scale };
  return { kind: "rule", options: [...new Set(spec.rule.cases.map((one) => one.value))] };
}
