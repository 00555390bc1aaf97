import { agentNamed } from "@surety/core/agent/proposed-calls";
import { isActing, toolNamed } from "@surety/core/agent/compiled-agent";
import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/** The action of the document that an effect in the ledger carries out. */
export function actionOf(work: Pick<WorkCase, "compiled">, effect: Pick<LedgerEffect, "action">): CompiledAction {
  if (effect.action.startsWith("back.")) {
    const message = work.compiled.review.sendBack.actions[Number(effect.action.split(".").at(-1))];
    if (message !== undefined) return message;
  }
  const [place, name] = placeAndTool(effect.action);
  const [block, rule, action] = place.split(".").map(Number);
  const found = work.compiled.blocks[block ?? -1];
  const planned = found?.layer === "act" ? found.rules[rule ?? -1]?.actions[action ?? -1] : undefined;
  const made = planned?.kind === "carryOut" ? toolAction(work, planned.judgment, name) : planned;
  if (made === undefined) throw new Error(`the ledger names an action ${effect.action} that the version does not have`);
  return made;
}

/** `2.0.1` of the document, or `2.0.1.refund.0`: a call that an agent proposed, by the name of its tool. */
function placeAndTool(action: string): [place: string, tool: string] {
  const parts = action.split(".");
  return [parts.slice(0, 3).join("."), parts[3] ?? ""];
}

function toolAction(
  { compiled }: Pick<WorkCase, "compiled">,
  judgment: string,
  name: string,
): CompiledAction | undefined {
  const agent = agentNamed(compiled, judgment);
  const tool = agent === null ? null : toolNamed(agent, name);
  return tool !== null && isActing(tool) ? tool.action : undefined;
}
