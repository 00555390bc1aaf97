import type { Compilation } from "./compilation.ts";
import type { CompiledBlock } from "./compiled-workflow.ts";
import type { WorkflowDocument } from "./document.ts";

/** Says what a budget cannot do: hold where nothing is spent, or allow one case more than all of a day. */
export function compileBudget(
  { budget }: WorkflowDocument,
  blocks: readonly CompiledBlock[],
  compilation: Compilation,
): void {
  if (budget === undefined) return;
  const { perCase, perDay } = budget;
  if (perCase !== undefined && perDay !== undefined && perCase > perDay)
    compilation.report(["budget", "perCase"], {
      code: "budget-above-day",
      message: `One case may cost ${perCase}, more than all cases of a day (${perDay}).`,
      remedy: "Make perCase smaller, or perDay larger.",
    });
  if (blocks.some(asksProvider)) return;
  const message = "No model of this workflow costs money, so the budget limits nothing.";
  const remedy = "Remove it, or name a model as CONNECTION/MODEL in a judgment or a transcribe step.";
  compilation.report(["budget"], { code: "budget-without-models", message, remedy }, "warning");
}

function asksProvider(block: CompiledBlock): boolean {
  if (block.layer === "prepare") return block.ranks.flat().some(({ kind }) => kind === "transcribe");
  if (block.layer !== "judge") return false;
  return block.ranks.flat().some((one) => one.kind !== "rule" && one.models.some((model) => model.includes("/")));
}
