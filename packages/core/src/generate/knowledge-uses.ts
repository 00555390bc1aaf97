import type { WorkflowDocument } from "../workflow/document.ts";

/** A knowledge base that a draft rests on, or that learns from what is sent. */
export interface KnowledgeUse {
  readonly base: string;
  readonly judgment: string;
  readonly learns: boolean;
}

/** The knowledge bases that a document names, each once for each judgment; one that is read and learns does both. */
export function knowledgeUses({ flow }: Pick<WorkflowDocument, "flow">): KnowledgeUse[] {
  const judged = flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  return judged.flatMap(([judgment, spec]) => {
    if (!("generate" in spec)) return [];
    const { knowledge, learn } = spec.generate;
    const bases = new Set([...knowledge, ...(learn === undefined ? [] : [learn])]);
    return [...bases].map((base) => ({ base, judgment, learns: base === learn }));
  });
}
