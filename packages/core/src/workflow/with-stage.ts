import type { JudgmentSpec } from "./judgment-schema.ts";
import type { WorkflowDocument } from "./document.ts";

/** The same document in which a judgment asks one model in place of another; null where it does not ask that one. */
export function withStage(
  document: WorkflowDocument,
  { judgment, from, to }: { judgment?: string | undefined; from: string; to: string },
): WorkflowDocument | null {
  let found = false;
  const flow = document.flow.map((block) => {
    if (!("judge" in block)) return block;
    const judge = Object.fromEntries(
      Object.entries(block.judge).map(([name, spec]) => {
        const models: readonly string[] = "models" in spec ? (spec.models ?? []) : [];
        if (!models.includes(from) || (judgment !== undefined && name !== judgment)) return [name, spec];
        found = true;
        return [name, { ...spec, models: models.map((model) => (model === from ? to : model)) } as JudgmentSpec];
      }),
    );
    return { ...block, judge };
  });
  return found ? { ...document, flow } : null;
}
