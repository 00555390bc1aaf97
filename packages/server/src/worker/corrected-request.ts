import { actionOf } from "./action-of.ts";
import { requestOf } from "./effect-request.ts";
import { withDrafts } from "./sent-drafts.ts";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/**
 * What a refused effect asks for with the corrected values. Its key stays: should the first call have arrived after all,
 * the other side knows that this is the same one.
 */
export function correctedRequest(work: WorkCase, effect: LedgerEffect): LedgerEffect["request"] {
  const action = actionOf(work, effect);
  if (action.kind === "assign" || action.kind === "store" || action.kind === "start") return effect.request;
  return withDrafts(requestOf(action, work.scope), effect.action, work.shown);
}
