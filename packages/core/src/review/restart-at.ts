import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { askedBlock } from "./asked-block.ts";

/**
 * The block from which a case is prepared and judged again that stopped at `block`: behind the last one that acted, for
 * what was done outside is not done twice. Null where nothing is asked there.
 */
export function restartAt(workflow: Pick<CompiledWorkflow, "blocks">, block: number): number | null {
  const asked = askedBlock(workflow, block);
  if (asked === null) return null;
  return workflow.blocks.slice(0, asked.index).findLastIndex((one) => one.layer === "act") + 1;
}
