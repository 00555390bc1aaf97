import type { Compilation } from "../workflow/compilation.ts";
import type { WorkflowDocument } from "../workflow/document.ts";
import type { CompiledBlock } from "../workflow/compiled-workflow.ts";
import { readsOfAction } from "../doctor/names-read.ts";

/** Says what is written in vain, where it would choose a place, and where people would send what they have not seen. */
export function checkDrafts(
  { flow, review }: WorkflowDocument,
  blocks: readonly CompiledBlock[],
  compilation: Compilation,
): void {
  if (compilation.written.size === 0) return;
  for (const name of compilation.written) {
    reportChosenPlaces(name, blocks, compilation);
    if (blocks.some((block) => readsText(block, name))) continue;
    const block = flow.findIndex((one) => "judge" in one && Object.hasOwn(one.judge, name));
    const message = `Nobody sends what ${name} writes.`;
    const remedy = `Put {{ ${name}.text }} into a mail or a message of an act block behind it.`;
    compilation.report(["flow", block, "judge", name], { code: "never-sent", message, remedy }, "warning");
  }
  if ((review.suggestion ?? "shown") === "shown") return;
  compilation.report(["review", "suggestion"], {
    code: "draft-unseen",
    message: `People would send what ${[...compilation.written].join(", ")} writes without seeing it.`,
    remedy: "Leave suggestion out: a draft is there to be read.",
  });
}

function readsText(block: CompiledBlock, name: string): boolean {
  return (
    block.layer === "act" &&
    block.rules.some(({ actions }) => actions.some((action) => readsOfAction(action).includes(`${name}.text`)))
  );
}

/** Addresses and paths are looked at where every stranger's text is; these are the places that only a written text is kept from. */
function reportChosenPlaces(name: string, blocks: readonly CompiledBlock[], compilation: Compilation): void {
  for (const block of blocks) {
    if (block.layer !== "act") continue;
    for (const [at, { when, actions }] of block.rules.entries())
      for (const [place, action] of actions.entries()) {
        const path = ["flow", block.index, "act", at, when === null ? "otherwise" : "do", place];
        const chosen =
          action.kind === "assign"
            ? { what: "queue", names: action.queue.names }
            : action.kind === "update"
              ? { what: "row", names: Object.values(action.key).flatMap((one) => one.names) }
              : null;
        if (chosen === null || !chosen.names.includes(`${name}.text`)) continue;
        compilation.report(path, {
          code: "tainted-destination",
          message: `"${name}.text" is written by a model, and decides the ${chosen.what}.`,
          remedy: "Use a constant, or what a lookup found.",
        });
      }
  }
}
