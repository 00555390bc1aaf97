import type { Stage } from "../wire/common.ts";
import type { RequirementKey } from "../wire/stage.ts";

/** Somebody wants to move a workflow. `from` is the stage it was paused in, where it is paused. */
export interface StageQuestion {
  from: Stage;
  to: Stage;
  missing: readonly RequirementKey[];
  /** What an override in force already excuses. */
  excused: readonly RequirementKey[];
  because: string | undefined;
}

export type StageAnswer =
  /** `override` says whether a reason must be kept with the workflow, `new` where it is another than before. */
  | { kind: "allowed"; override: "none" | "kept" | "new" }
  | { kind: "refused"; code: "not-ready-for-live" | "stage-skipped" };

const LEAST_REASON = 10;
const triedOut: readonly Stage[] = ["assisted", "live"];

/** Whether a workflow may change its stage. Only the way to live asks for anything; every way back is open. */
export function stageChange({ from, to, missing, excused, because }: StageQuestion): StageAnswer {
  if (to !== "live" || missing.length === 0) return { kind: "allowed", override: "none" };
  if (missing.every((key) => excused.includes(key))) return { kind: "allowed", override: "kept" };
  if (!triedOut.includes(from)) return { kind: "refused", code: "stage-skipped" };
  if ((because ?? "").trim().length < LEAST_REASON) return { kind: "refused", code: "not-ready-for-live" };
  return { kind: "allowed", override: "new" };
}

/**
 * What a document itself carries. An evaluation set is not among it: a stricter target asks for a larger one, and whoever
 * asks for fewer errors must not be refused for it; that the set is too small by then is shown.
 */
const carried: readonly RequirementKey[] = ["baseline", "exception-path", "alert-destination", "owner"];

/** What a document would take from a live workflow: requirements that it had, and that no override excuses. */
export function lostRequirements(
  before: readonly RequirementKey[],
  after: readonly RequirementKey[],
  excused: readonly RequirementKey[],
): RequirementKey[] {
  return after.filter((key) => carried.includes(key) && !before.includes(key) && !excused.includes(key));
}
