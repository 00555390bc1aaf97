import { draftAnswer } from "@surety/core/generate/compiled-generate";
import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";

type JudgmentKind = "extract" | "classify" | "score" | "clauses" | "rule" | "agent" | "generate";

interface Options {
  kind: JudgmentKind;
  /** A closed list; empty where the answer is a record of `fields`, or clauses that are marked in a text. */
  options: string[];
  fields?: { name: string; type: string }[];
}

/** What can be answered to a judgment, in the order of the document. */
export function judgmentOptions(spec: JudgmentSpec): Options {
  if ("extract" in spec) {
    const fields = Object.entries(spec.extract.fields).map(([name, { type }]) => ({ name, type }));
    return { kind: "extract", options: [], fields };
  }
  if ("classify" in spec) return { kind: "classify", options: spec.classify.labels };
  if ("agent" in spec) return { kind: "agent", options: spec.agent.answers };
  if ("clauses" in spec) return { kind: "clauses", options: [] };
  if ("generate" in spec) return { kind: "generate", options: [draftAnswer] };
  if ("score" in spec) return { kind: "score", options: spec.score.scale };
  return { kind: "rule", options: [...new Set(spec.rule.cases.map((one) => one.value))] };
}
