import type { CompiledJudgeBlock, CompiledWorkflow } from "../workflow/compiled-workflow.ts";

/** The block whose questions a review at `from` asks: the one it stopped at, or the next one that judges; none in an act block. */
export function askedBlock(workflow: Pick<CompiledWorkflow, "blocks">, from: number): CompiledJudgeBlock | null {
  if (workflow.blocks[from]?.layer === "act") return null;
  return workflow.blocks.slice(from).find((block) => block.layer === "judge") ?? null;
}
