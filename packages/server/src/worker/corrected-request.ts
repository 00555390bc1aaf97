import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import { actionOf } from "./action-of.ts";
import { type OutsideAction, requestOf } from "./effect-request.ts";
import { withDrafts } from "./sent-drafts.ts";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/**
 * What a refused effect asks for with the corrected values. Its key stays: should the first call have arrived after all,
 * the other side knows that this is the same one.
 */
export function correctedRequest(work: WorkCase, effect: LedgerEffect): LedgerEffect["request"] {
  const action = actionOf(work, effect);
  if (!isOutside(action)) return effect.request;
  return withDrafts(requestOf(action, scopeOf(work, effect)), effect.action, work.shown);
}

const isOutside = (action: CompiledAction): action is OutsideAction =>
  !["assign", "store", "start", "track", "carryOut"].includes(action.kind);

/** What an agent's model filled in stays as it was approved. */
function scopeOf(work: WorkCase, { action }: LedgerEffect): WorkCase["scope"] {
  const [block, rule, place, , call] = action.split(".").map(Number);
  const found = work.compiled.blocks[block ?? -1];
  const planned = found?.layer === "act" ? found.rules[rule ?? -1]?.actions[place ?? -1] : undefined;
  if (planned?.kind !== "carryOut") return work.scope;
  return { ...work.scope, arguments: work.judgments.get(planned.judgment)?.calls?.[call ?? -1]?.arguments ?? {} };
}
