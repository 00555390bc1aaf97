import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/** The action of the document that an effect in the ledger carries out. */
export function actionOf(work: Pick<WorkCase, "compiled">, effect: Pick<LedgerEffect, "action">): CompiledAction {
  if (effect.action.startsWith("back.")) {
    const message = work.compiled.review.sendBack.actions[Number(effect.action.split(".").at(-1))];
    if (message !== undefined) return message;
  }
  const [block, rule, action] = effect.action.split(".").map(Number);
  const found = work.compiled.blocks[block ?? -1];
  const planned = found?.layer === "act" ? found.rules[rule ?? -1]?.actions[action ?? -1] : undefined;
  if (planned === undefined)
    throw new Error(`the ledger names an action ${effect.action} that the version does not have`);
  return planned;
}
