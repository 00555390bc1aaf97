import type { ExampleRule } from "../language/prompt-schema.ts";
import type { FlowBlock } from "./block-schema.ts";
import type { WorkflowDocument } from "./document.ts";
import type { JudgmentSpec } from "./judgment-schema.ts";

/** How one judgment asks language models; null is nothing of that kind. */
export interface WordingChange {
  prompt: string | null;
  guidance: string | null;
  examples: ExampleRule | null;
  models: readonly string[];
}

/** The same document with one judgment asked in another way. */
export function withWording(document: WorkflowDocument, judgment: string, change: WordingChange): WorkflowDocument {
  return { ...document, flow: document.flow.map((block) => inBlock(block, judgment, change)) };
}

function inBlock(block: FlowBlock, judgment: string, change: WordingChange): FlowBlock {
  const spec = "judge" in block ? block.judge[judgment] : undefined;
  if (spec === undefined || !("judge" in block) || !("classify" in spec || "score" in spec)) return block;
  return { ...block, judge: { ...block.judge, [judgment]: inSpec(spec, change) } };
}

function inSpec(
  spec: Extract<JudgmentSpec, { classify: unknown } | { score: unknown }>,
  change: WordingChange,
): JudgmentSpec {
  const models = [...change.models];
  if ("classify" in spec) return { classify: { ...without(spec.classify), ...given(change) }, models };
  return { score: { ...without(spec.score), ...given(change) }, models };
}

type Worded = { prompt?: string | undefined; guidance?: string | undefined; examples?: ExampleRule | undefined };

function without<Spec extends Worded>({ prompt: _p, guidance: _g, examples: _e, ...rest }: Spec) {
  return rest;
}

function given({ prompt, guidance, examples }: WordingChange): Worded {
  return {
    ...(prompt === null ? {} : { prompt }),
    ...(guidance === null ? {} : { guidance }),
    ...(examples === null ? {} : { examples }),
  };
}
