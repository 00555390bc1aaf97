import { draftAnswer } from "@surety/core/generate/compiled-generate";
import type { ReviewQuestion } from "@surety/core/wire/review";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";

type JudgmentKind = "extract" | "classify" | "score" | "clauses" | "rule" | "agent" | "generate";

interface Options {
  kind: JudgmentKind;
  /** A closed list; empty where the answer is a record of `fields`, or clauses that are marked in a text. */
  options: string[];
  fields?: NonNullable<ReviewQuestion["fields"]>;
  /** The step that read the document of a record. */
  from?: string;
}

/** What kind of judgment each of a workflow is, by its name. */
export function judgmentKinds({ flow }: WorkflowDocument): Map<string, string> {
  const judged = flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  return new Map(judged.map(([name, spec]) => [name, judgmentOptions(spec).kind]));
}

/** What can be answered to a judgment, in the order of the document. */
export function judgmentOptions(spec: JudgmentSpec): Options {
  if ("extract" in spec) {
    const { from, fields: specs } = spec.extract;
    const fields = Object.entries(specs).map(([name, spec]) => ({ name, ...spec }));
    return { kind: "extract", options: [], fields, from };
  }
  if ("classify" in spec) return { kind: "classify", options: spec.classify.labels };
  if ("agent" in spec) return { kind: "agent", options: spec.agent.answers };
  if ("clauses" in spec) return { kind: "clauses", options: [] };
  if ("generate" in spec) return { kind: "generate", options: [draftAnswer] };
  if ("score" in spec) return { kind: "score", options: spec.score.scale };
  return { kind: "rule", options: [...new Set(spec.rule.cases.map((one) => one.value))] };
}
