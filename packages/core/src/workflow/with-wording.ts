import type { AgreementRule, ExampleRule } from "../language/prompt-schema.ts";
import type { FlowBlock } from "./block-schema.ts";
import type { WorkflowDocument } from "./document.ts";
import type { JudgmentSpec } from "./judgment-schema.ts";

/** How one judgment asks language models; null is nothing of that kind. */
export interface WordingChange {
  prompt: string | null;
  guidance: string | null;
  examples: ExampleRule | null;
  /** Left out, it stays as it is. */
  agreement?: AgreementRule | null | undefined;
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
  if ("classify" in spec) return { classify: worded(spec.classify, change), models };
  return { score: worded(spec.score, change), models };
}

interface Worded {
  prompt?: string | undefined;
  guidance?: string | undefined;
  examples?: ExampleRule | undefined;
  agreement?: AgreementRule | undefined;
}

function worded<Spec extends Worded>({ prompt: _p, guidance: _g, examples: _e, ...rest }: Spec, change: WordingChange) {
  const { agreement: before, ...others } = rest;
  const { prompt, guidance, examples, agreement = before ?? null } = change;
  return {
    ...others,
    ...(prompt === null ? {} : { prompt }),
    ...(guidance === null ? {} : { guidance }),
    ...(examples === null ? {} : { examples }),
    ...(agreement === null ? {} : { agreement }),
  };
}
